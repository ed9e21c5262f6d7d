import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { OnrampError, StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import type { Environment } from '@/lib/webex/environments';
import { readTokenShape } from '@/lib/webex/token';
import { type App, app } from './app';
import { type AuditAction, record } from './audit';
import { requireAdmin } from './auth';
import { environmentFor, lockConnection, viewOf } from './connection-view';
import type { Schema } from './db/schema';
import { ExchangeFailure } from './http';
import { publish } from './live';
import { log } from './log';
import { fingerprintOf, open, type Place, seal } from './vault';
import { readMe, readTokenExpiry } from './webex';

type CredentialRow = Selectable<Schema['credentials']>;

/** Shown in the record for what no signed-in person did. */
export const webexSignIn = 'Webex sign-in';

const placeOf = (row: Pick<CredentialRow, 'id' | 'organization_id' | 'connection_id' | 'environment'>): Place => ({
  purpose: 'token',
  row: row.id,
  organizationId: row.organization_id,
  connectionId: row.connection_id,
  environment: row.environment,
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
export async function keep(trx: Kysely<Schema>, { keys }: App, arrival: Arrival): Promise<void> {
  const now = Date.now();
  const fingerprint = fingerprintOf(keys, arrival.accessToken);
  const row = {
    id: crypto.randomUUID(),
    connection_id: arrival.connectionId,
    environment: arrival.environment,
    organization_id: arrival.organizationId,
  };
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
      ...row,
      authorization_id: arrival.authorizationId,
      status: 'received',
      sealed: seal(keys, placeOf(row), arrival.accessToken),
      fingerprint,
      signed_in_as: null,
      received_at: now,
      expires_in_seconds: arrival.expiresInSeconds,
      expires_at: arrival.expiresInSeconds === null ? null : now + arrival.expiresInSeconds * 1000,
      expiry_source: arrival.expiresInSeconds === null ? null : 'expires_in',
      identify_problem: null,
    })
    .execute();
  await record(trx, { actor: arrival.actor, action: 'token-received', connectionId: arrival.connectionId, subject: fingerprint });
}

/**
 * Failures after which the same token will never be good. A 401 counts only with Webex's own tracking id, and a 403 or 404 not at
 * all: a proxy in between answers like that too, and an acknowledged token must not be lost to a proxy.
 */
function isFinal(error: unknown): error is OnrampError {
  if (!(error instanceof OnrampError)) return false;
  if (error.code === 'upstream-unauthorized') return error.trackingId !== undefined;
  return error.code === 'identity-unknown' || error.code === 'organization-mismatch' || error.code === 'authorization-superseded';
}

interface Identity {
  readonly signedInAs: string | null;
  readonly expiresAt: number | null;
}

/** Asks Webex whose token it is. */
async function askIdentity(environment: Environment, row: CredentialRow, token: string): Promise<Identity> {
  const me = await readMe(environment, token);
  const { organizationId } = me.value;
  if (!organizationId) throw new StateError('identity-unknown', 'Webex names no organization');
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
    const refused = await trx
      .updateTable('credentials')
      .set({ status: 'refused', sealed: null })
      .where('id', '=', row.id)
      .where('status', '=', 'received')
      .returning('id')
      .executeTakeFirst();
    // Replaced, forgotten or identified by another replica meanwhile: this verdict is about nothing any more.
    if (!refused) return;
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
    const connection = await lockConnection(trx, row.connection_id);
    // Step 3 may have changed while Webex was asked.
    if (connection.organization_id !== row.organization_id)
      throw new StateError('authorization-superseded', 'step 3 holds another organization now');
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

/** Asks about the token that is `received`. @returns its row's id, or null when there is none. */
async function identifyOne(opened: App, connectionId: string, except: string | null): Promise<string | null> {
  const row = await opened.db
    .selectFrom('credentials')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'received')
    .executeTakeFirst();
  if (!row?.sealed || row.id === except) return null;
  try {
    const token = open(opened.keys, placeOf(row), row.sealed);
    await activate(opened, row, await askIdentity(environmentFor(row.environment), row, token));
  } catch (error) {
    const cause = error instanceof ExchangeFailure ? error.error : error;
    const code = cause instanceof OnrampError ? cause.code : 'internal';
    log().warn({ err: cause, code }, 'credential was not identified');
    if (isFinal(cause)) await refuse(opened, row, code, code === 'organization-mismatch' ? cause.message : null);
    else {
      await opened.db
        .updateTable('credentials')
        .set({ identify_problem: code })
        .where('id', '=', row.id)
        .where('status', '=', 'received')
        .execute();
    }
  }
  publish(connectionId);
  return row.id;
}

/** While one token was asked about, another may have replaced it; that one is asked about as well. */
async function identifyNow(opened: App, connectionId: string): Promise<void> {
  let done: string | null = null;
  do done = await identifyOne(opened, connectionId, done);
  while (done !== null);
}

const running = new Map<string, Promise<void>>();

/**
 * Finds out whose token was received, and makes it active or throws it away. Runs once at a time per connection.
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

/** Takes up what a crash left behind: a token that was received, and that nobody asks about. For those who look at a connection. */
export function resumeIdentifying(opened: App, view: ConnectionView): void {
  if (view.credential?.status === 'received' && view.credential.identifyProblem === null) identifyInBackground(opened, view.id);
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
 * @throws {StateError} `credential-missing`, `seal-broken`; `organization-mismatch`: step 3 was changed to another organization since.
 */
export async function openToken({ db, keys }: App, connectionId: string): Promise<ActiveToken> {
  const credential = await db
    .selectFrom('credentials')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (!credential?.sealed) throw new StateError('credential-missing', 'no active credential');
  const connection = await db.selectFrom('connections').select('organization_id').where('id', '=', connectionId).executeTakeFirst();
  if (connection?.organization_id !== credential.organization_id)
    throw new StateError('organization-mismatch', 'step 3 holds another organization');
  return { token: open(keys, placeOf(credential), credential.sealed), credential, environment: environmentFor(credential.environment) };
}

/**
 * The one door through which a token leaves the server: the admin must paste it in Okta. Recorded before it is shown.
 *
 * @param purpose whether it is to be seen or to be copied.
 * @throws {StateError} `not-signed-in`, `credential-missing`, `seal-broken`
 */
export async function revealToken(connectionId: string, purpose: 'reveal' | 'copy'): Promise<string> {
  const admin = await requireAdmin();
  const opened = await app();
  const { token, credential } = await openToken(opened, connectionId);
  const action: AuditAction = purpose === 'reveal' ? 'token-revealed' : 'token-copied';
  await record(opened.db, { actor: admin.name, action, connectionId, subject: credential.fingerprint });
  return token;
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
