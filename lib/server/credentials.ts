import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import type { Environment } from '@/lib/webex/environments';
import { readTokenShape } from '@/lib/webex/token';
import { type App, app } from './app';
import { type AuditAction, record } from './audit';
import { requireAdmin } from './auth';
import { environmentFor, viewOf } from './connections';
import type { Schema } from './db/schema';
import { ExchangeFailure } from './http';
import { publish } from './live';
import { log } from './log';
import { fingerprintOf, open, type Place, seal } from './vault';
import { readMe, readTokenExpiry } from './webex';

type CredentialRow = Selectable<Schema['credentials']>;

/** Shown in the record for what no signed-in person did. */
export const webexSignIn = 'Webex sign-in';

const placeOf = (row: Pick<CredentialRow, 'id' | 'organization_id'>): Place => ({
  purpose: 'token',
  row: row.id,
  organizationId: row.organization_id,
});

/** A token that arrived, and what it was asked for. */
export interface Arrival {
  readonly connectionId: string;
  readonly authorizationId: string | null;
  readonly environment: string;
  /** The organization that the token must belong to. */
  readonly organizationId: string;
  readonly accessToken: string;
  readonly expiresInSeconds: number | null;
  readonly actor: string;
}

/**
 * Why a token may not be kept, read from the token alone, before it is sent anywhere.
 *
 * @returns null when nothing speaks against it.
 */
export function refusalOf(arrival: Pick<Arrival, 'environment' | 'organizationId' | 'accessToken'>): {
  problem: ProblemCode;
  tokenOrganizationId: string | null;
} | null {
  const shape = readTokenShape(arrival.accessToken);
  const refuse = (problem: ProblemCode) => ({ problem, tokenOrganizationId: shape.organizationId });
  // Only tokens that say so come from the sandbox, and the sandbox gets no others.
  const foreign = shape.environmentHint ? shape.environmentHint !== arrival.environment : arrival.environment === 'sandbox';
  if (foreign) return refuse('environment-mismatch');
  if (shape.personal) return refuse('personal-account');
  if (shape.organizationId && shape.organizationId !== arrival.organizationId) return refuse('organization-mismatch');
  return null;
}

/** Seals a token and keeps it as `received`. Part of the caller's transaction. */
export async function keep(trx: Kysely<Schema>, { keys }: App, arrival: Arrival): Promise<string> {
  const id = crypto.randomUUID();
  const now = Date.now();
  const fingerprint = fingerprintOf(keys, arrival.accessToken);
  // A token that nobody identified yet is replaced by the newer one.
  await trx
    .updateTable('credentials')
    .set({ status: 'replaced', sealed: null })
    .where('connection_id', '=', arrival.connectionId)
    .where('status', '=', 'received')
    .execute();
  await trx
    .insertInto('credentials')
    .values({
      id,
      connection_id: arrival.connectionId,
      authorization_id: arrival.authorizationId,
      environment: arrival.environment,
      status: 'received',
      sealed: seal(keys, placeOf({ id, organization_id: arrival.organizationId }), arrival.accessToken),
      fingerprint,
      organization_id: arrival.organizationId,
      signed_in_as: null,
      received_at: now,
      expires_in_seconds: arrival.expiresInSeconds,
      expires_at: arrival.expiresInSeconds === null ? null : now + arrival.expiresInSeconds * 1000,
      expiry_source: arrival.expiresInSeconds === null ? null : 'expires_in',
      identify_problem: null,
    })
    .execute();
  await record(trx, { actor: arrival.actor, action: 'token-received', connectionId: arrival.connectionId, subject: fingerprint });
  return id;
}

/** Failures after which the same token will never be good. Everything else may pass, so the token is kept. */
const final: ReadonlySet<ProblemCode> = new Set([
  'upstream-unauthorized',
  'upstream-forbidden',
  'upstream-not-found',
  'identity-unknown',
  'organization-mismatch',
]);

interface Identity {
  readonly signedInAs: string | null;
  readonly expiresAt: number | null;
}

/** Asks Webex whose token it is. */
async function askIdentity(environment: Environment, row: CredentialRow, token: string): Promise<Identity> {
  const me = await readMe(environment, token);
  const organizationId = me.value.organizationId ?? readTokenShape(token).organizationId;
  if (!organizationId) throw new StateError('identity-unknown', 'neither token nor answer names an organization');
  if (organizationId !== row.organization_id) throw new StateError('organization-mismatch', organizationId);
  const expiry = await readTokenExpiry(environment, token).catch((error: unknown) => {
    // Best effort: `expires_in` stays, and the ladder shows what the question brought.
    log().info({ err: error }, 'token expiry could not be asked');
    return null;
  });
  return { signedInAs: me.value.email ?? me.value.displayName, expiresAt: expiry?.value ?? null };
}

async function refuse(opened: App, row: CredentialRow, problem: ProblemCode, tokenOrganizationId: string | null): Promise<void> {
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('credentials')
      .set({ status: 'refused', sealed: null })
      .where('id', '=', row.id)
      .where('status', '=', 'received')
      .execute();
    if (row.authorization_id) {
      await trx
        .updateTable('authorizations')
        .set({ outcome: problem, token_organization_id: tokenOrganizationId })
        .where('id', '=', row.authorization_id)
        .execute();
    }
    await record(trx, { actor: 'Onramp', action: 'token-refused', connectionId: row.connection_id, subject: problem });
  });
}

async function activate(opened: App, row: CredentialRow, identity: Identity): Promise<void> {
  await opened.db.transaction().execute(async (trx) => {
    const retired = await trx
      .updateTable('credentials')
      .set({ status: 'retired', sealed: null })
      .where('connection_id', '=', row.connection_id)
      .where('status', '=', 'active')
      .returning('fingerprint')
      .execute();
    const activated = await trx
      .updateTable('credentials')
      .set({
        status: 'active',
        signed_in_as: identity.signedInAs,
        identify_problem: null,
        ...(identity.expiresAt === null ? {} : { expires_at: identity.expiresAt, expiry_source: 'tokenExpiry' }),
      })
      .where('id', '=', row.id)
      .where('status', '=', 'received')
      .returning('id')
      .executeTakeFirst();
    // Replaced or forgotten meanwhile: the transaction must not retire the old one for nothing.
    if (!activated) throw new StateError('credential-missing', 'the credential is gone');
    for (const old of retired) {
      await record(trx, { actor: 'Onramp', action: 'token-retired', connectionId: row.connection_id, subject: old.fingerprint });
    }
    await record(trx, { actor: 'Onramp', action: 'token-activated', connectionId: row.connection_id, subject: row.fingerprint });
  });
}

async function identifyNow(opened: App, connectionId: string): Promise<void> {
  const row = await opened.db
    .selectFrom('credentials')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'received')
    .executeTakeFirst();
  if (!row?.sealed) return;
  try {
    const token = open(opened.keys, placeOf(row), row.sealed);
    await activate(opened, row, await askIdentity(environmentFor(row.environment), row, token));
  } catch (error) {
    const cause = error instanceof ExchangeFailure ? error.error : error;
    const code: ProblemCode = cause instanceof Error && 'code' in cause ? (cause.code as ProblemCode) : 'internal';
    log().warn({ err: cause, code }, 'credential was not identified');
    if (final.has(code)) await refuse(opened, row, code, code === 'organization-mismatch' && cause instanceof Error ? cause.message : null);
    else await opened.db.updateTable('credentials').set({ identify_problem: code }).where('id', '=', row.id).execute();
  }
  publish(connectionId);
}

const running = new Map<string, Promise<void>>();

/**
 * Finds out whose token was received, and makes it active or throws it away. Runs once at a time per connection;
 * after a restart the guide asks again for a token that was left `received`.
 */
function identify(opened: App, connectionId: string): Promise<void> {
  const known = running.get(connectionId);
  if (known) return known;
  const run = identifyNow(opened, connectionId).finally(() => running.delete(connectionId));
  running.set(connectionId, run);
  return run;
}

/** As {@link identify}, asked for by the admin. @throws {StateError} `not-signed-in`, `not-found` */
export async function identifyAgain(connectionId: string): Promise<ConnectionView> {
  await requireAdmin();
  const opened = await app();
  await viewOf(opened, connectionId);
  await identify(opened, connectionId);
  return viewOf(opened, connectionId);
}

/** Begins to identify without making anybody wait for it. */
export function identifyInBackground(opened: App, connectionId: string): void {
  identify(opened, connectionId).catch((error: unknown) => log().error({ err: error }, 'identify failed'));
}

/** The token that works for a connection, with where it may be sent. Never leaves the server. */
export interface ActiveToken {
  readonly token: string;
  readonly credential: CredentialRow;
  readonly environment: Environment;
}

/**
 * Opens the token of a connection, for calls to Webex.
 *
 * @throws {StateError} `credential-missing`, `seal-broken`
 */
export async function openToken({ db, keys }: App, connectionId: string): Promise<ActiveToken> {
  const credential = await db
    .selectFrom('credentials')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (!credential?.sealed) throw new StateError('credential-missing', 'no active credential');
  return { token: open(keys, placeOf(credential), credential.sealed), credential, environment: environmentFor(credential.environment) };
}

/**
 * The one door through which a token leaves the server: the admin must paste it in Okta. Recorded before it is opened.
 *
 * @param purpose whether it is to be seen or to be copied.
 * @throws {StateError} `not-signed-in`, `credential-missing`, `seal-broken`
 */
export async function revealToken(connectionId: string, purpose: 'reveal' | 'copy'): Promise<string> {
  const admin = await requireAdmin();
  const opened = await app();
  const view = await viewOf(opened, connectionId);
  if (view.credential?.status !== 'active') throw new StateError('credential-missing', 'no active credential');
  const action: AuditAction = purpose === 'reveal' ? 'token-revealed' : 'token-copied';
  await record(opened.db, { actor: admin.name, action, connectionId, subject: view.credential.fingerprint });
  return (await openToken(opened, connectionId)).token;
}

/** Deletes the sealed token. Okta keeps its own copy; Webex is not told, because this client may not revoke. */
export async function forgetToken(connectionId: string): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    const gone = await trx
      .updateTable('credentials')
      .set({ status: 'forgotten', sealed: null })
      .where('connection_id', '=', connectionId)
      .where('status', 'in', ['received', 'active'])
      .returning('fingerprint')
      .execute();
    for (const row of gone) await record(trx, { actor: admin.name, action: 'token-forgotten', connectionId, subject: row.fingerprint });
  });
  publish(connectionId);
  return viewOf(opened, connectionId);
}
