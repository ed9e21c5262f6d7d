import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import type { Environment } from '@/lib/webex/environments';
import { readTokenShape } from '@/lib/webex/token';
import { type App, app } from './app';
import { forgetNames } from './arrivals-store';
import { type AuditAction, record } from './audit';
import { requireProof } from './auth';
import { environmentFor, lockConnection, mailDomainOf, viewOf } from './connection-view';
import { checkpoint } from './db/client';
import type { Schema } from './db/schema';
import { endBeforeForgetting } from './end-renewal';
import { publish } from './live';
import { placeOf } from './places';
import { revokeRelays } from './relay-store';
import { whyNoToken } from './shown-credential';
import { fingerprintOf, open, seal } from './vault';

export type CredentialRow = Selectable<Schema['credentials']>;

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
      forgotten_at: null,
      ended_seen_at: null,
    })
    .execute();
  await record(trx, { actor: arrival.actor, action: 'token-received', connectionId: arrival.connectionId, subject: fingerprint });
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
 * @param credentialId the one to open, in use or waiting for the end of a renewal; unset: the one in use.
 * @throws {StateError} `credential-missing`, `token-not-kept`, `seal-broken`; `organization-mismatch`: step 3 was changed to another
 * organization since.
 */
export async function openToken({ db, keys }: App, connectionId: string, credentialId?: string): Promise<ActiveToken> {
  const credential = await db
    .selectFrom('credentials')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .$if(credentialId === undefined, (query) => query.where('status', '=', 'active'))
    .$if(credentialId !== undefined, (query) => query.where('id', '=', credentialId ?? '').where('status', 'in', ['active', 'pending']))
    .executeTakeFirst();
  if (!credential?.sealed) throw new StateError(await whyNoToken(db, connectionId), 'no active credential');
  const connection = await db.selectFrom('connections').select('organization_id').where('id', '=', connectionId).executeTakeFirst();
  if (connection?.organization_id !== credential.organization_id)
    throw new StateError('organization-mismatch', 'step 3 holds another organization');
  return { token: open(keys, placeOf(credential), credential.sealed), credential, environment: environmentFor(credential.environment) };
}

/** Whether a token is still the one in use, or waits to be, for the organization it was opened for. What asks for longer asks this in between. */
export async function isInUse({ db }: App, { credential }: ActiveToken): Promise<boolean> {
  const held = await db
    .selectFrom('credentials')
    .innerJoin('connections', 'connections.id', 'credentials.connection_id')
    .select('credentials.id')
    .where('credentials.id', '=', credential.id)
    .where('credentials.status', 'in', ['active', 'pending'])
    .where('connections.organization_id', '=', credential.organization_id)
    .executeTakeFirst();
  return held !== undefined;
}

/**
 * The one door through which a token leaves the server: the admin must paste it in Okta. Recorded before it is shown.
 *
 * @param purpose whether it is to be seen or to be copied. @param credentialId as in {@link openToken}.
 * @throws {StateError} `not-signed-in`, `credential-missing`, `token-not-kept`, `seal-broken`
 */
export async function revealToken(connectionId: string, purpose: 'reveal' | 'copy', credentialId?: string): Promise<string> {
  const admin = await requireProof('owner');
  const opened = await app();
  const { token, credential } = await openToken(opened, connectionId, credentialId);
  const action: AuditAction = purpose === 'reveal' ? 'token-revealed' : 'token-copied';
  await record(opened.db, { actor: admin.name, action, connectionId, subject: credential.fingerprint });
  return token;
}

/** Gives a connection that nobody named the mail domain of the account of a token that is about to go: it was known by that so far. */
export async function keepName(trx: Kysely<Schema>, connectionId: string): Promise<void> {
  const active = trx
    .selectFrom('credentials')
    .select('signed_in_as')
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'active');
  const domain = mailDomainOf((await active.executeTakeFirst())?.signed_in_as ?? null);
  if (domain) await trx.updateTable('connections').set({ name: domain }).where('id', '=', connectionId).where('name', 'is', null).execute();
}

/**
 * Deletes the sealed token, and who signed in for it. Okta keeps its own copy; Webex is not told, because this client may not revoke.
 * Organization, fingerprint and end of a token that was in use stay, so that its countdown goes on. Relay links that carry it end.
 */
export async function forgetToken(connectionId: string): Promise<ConnectionView> {
  const admin = await requireProof('owner');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await lockConnection(trx, connectionId);
    await endBeforeForgetting(trx, connectionId, admin.name);
    await keepName(trx, connectionId);
    const drop = (status: string, forgotten_at: number | null) =>
      trx
        .updateTable('credentials')
        .set({ status: 'forgotten', sealed: null, signed_in_as: null, forgotten_at })
        .where('connection_id', '=', connectionId)
        .where('status', '=', status)
        .returning('fingerprint')
        .execute();
    const gone = [...(await drop('active', Date.now())), ...(await drop('received', null))];
    for (const row of gone) await record(trx, { actor: admin.name, action: 'token-forgotten', connectionId, subject: row.fingerprint });
    await revokeRelays(trx, { connectionId, purpose: 'okta' }, admin.name);
    await forgetNames(trx, connectionId);
  });
  // Forgotten on the disk as well, not only in the tables.
  await checkpoint(opened.db);
  publish(connectionId);
  return viewOf(opened, connectionId);
}
