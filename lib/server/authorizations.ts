import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { webexSignIn } from '@/lib/activity/actor';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import { isEnough, readRole } from '@/lib/team/role';
import { type AuthorizeReply, buildAuthorizeUrl, parseAuthorizeReply } from '@/lib/webex/authorize';
import { type App, app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { environmentFor, lockConnection, viewOf } from './connection-view';
import { type Arrival, keep, refusalOf } from './credentials';
import type { Schema } from './db/schema';
import { settings } from './env';
import { identifyInBackground } from './identify';
import { publish } from './live';
import { findHolder, type RelayRow, spend } from './relay-store';
import { hashOfSecret, newSecret } from './secret';

type AuthorizationRow = Selectable<Schema['authorizations']>;

const lifeMs = 10 * 60_000;

/** Ends every link of a connection that still waits. Part of the caller's transaction. */
export async function supersede(trx: Kysely<Schema>, connectionId: string): Promise<void> {
  await trx
    .updateTable('authorizations')
    .set({ consumed_at: Date.now(), outcome: 'authorization-superseded' })
    .where('connection_id', '=', connectionId)
    .where('consumed_at', 'is', null)
    .execute();
}

/** Who begins a sign-in. */
interface Beginner {
  readonly connectionId: string;
  /** As shown to people. */
  readonly name: string;
  /** What the sign-in is bound to: a session, or what stands in its place. */
  readonly sessionHash: string;
  /** When it ends, if before its own ten minutes. */
  readonly endsAt?: number;
  /** Throws when it may not be begun. The connection is held meanwhile. */
  readonly check?: (trx: Kysely<Schema>) => Promise<void>;
}

/**
 * Makes a sign-in link for whoever was let in by the caller. Its state is the only right that the private window will have: to deposit one
 * token, once, within ten minutes. Only the state's hash is kept, so the link exists in this reply alone.
 *
 * @throws {StateError} `organization-missing`, `not-found`, and what `check` throws
 */
export async function beginAuthorization(opened: App, beginner: Beginner): Promise<{ url: string; expiresAt: number }> {
  const { connectionId, name, sessionHash, endsAt = Number.POSITIVE_INFINITY, check } = beginner;
  const { webexClientId, webexScopes } = settings();
  const state = newSecret();
  const now = Date.now();
  const expiresAt = Math.min(now + lifeMs, endsAt);
  const environment = await opened.db.transaction().execute(async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    await check?.(trx);
    if (!connection.organization_id) throw new StateError('organization-missing', 'step 3 is empty');
    await supersede(trx, connectionId);
    await trx
      .insertInto('authorizations')
      .values({
        id: crypto.randomUUID(),
        connection_id: connectionId,
        session_hash: sessionHash,
        state_hash: hashOfSecret(state),
        environment: connection.environment,
        organization_id: connection.organization_id,
        issued_by: name,
        issued_at: now,
        expires_at: expiresAt,
        consumed_at: null,
        outcome: null,
        token_organization_id: null,
        oauth_error: null,
      })
      .execute();
    await record(trx, { actor: name, action: 'link-issued', connectionId, subject: connection.environment });
    return connection.environment;
  });
  publish(connectionId);
  return { url: buildAuthorizeUrl(environmentFor(environment), { state, clientId: webexClientId, scopes: webexScopes }), expiresAt };
}

/** As {@link beginAuthorization}, for the admin. @throws {StateError} `organization-missing`, `not-found`, `not-signed-in` */
export async function issueAuthorization(connectionId: string): Promise<{ url: string; expiresAt: number }> {
  const admin = await requireRole('operator');
  return beginAuthorization(await app(), { connectionId, name: admin.name, sessionHash: admin.sessionHash });
}

/** Takes back the link that waits. */
export async function cancelAuthorization(connectionId: string): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await supersede(trx, connectionId);
    await record(trx, { actor: admin.name, action: 'link-cancelled', connectionId });
  });
  publish(connectionId);
  return viewOf(opened, connectionId);
}

/**
 * Takes hold of the connection that a state is of, before the state itself: whoever makes a newer link takes the two in this order, and two
 * who wait for each other would both lose.
 */
async function lockConnectionOf(trx: Kysely<Schema>, state: string): Promise<void> {
  const known = await trx
    .selectFrom('authorizations')
    .select('connection_id')
    .where('state_hash', '=', hashOfSecret(state))
    .executeTakeFirst();
  if (known) await lockConnection(trx, known.connection_id);
}

/** Burns a state: of any number of callers exactly one gets the row. @throws {StateError} why it cannot be used. */
async function consume(trx: Kysely<Schema>, state: string): Promise<AuthorizationRow> {
  const now = Date.now();
  const hash = hashOfSecret(state);
  const row = await trx
    .updateTable('authorizations')
    .set({ consumed_at: now })
    .where('state_hash', '=', hash)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const known = await trx.selectFrom('authorizations').select(['outcome', 'consumed_at']).where('state_hash', '=', hash).executeTakeFirst();
  if (!known) throw new StateError('authorization-unknown', 'no such state');
  if (known.outcome === 'authorization-superseded') throw new StateError('authorization-superseded', 'a newer link exists');
  throw known.consumed_at === null
    ? new StateError('authorization-expired', 'the link is older than ten minutes')
    : new StateError('authorization-used', 'the state was burnt before');
}

/** Whether the session that a sign-in was begun by is open still, and its person may do so still. */
async function mayGoOn(trx: Kysely<Schema>, sessionHash: string): Promise<boolean> {
  const session = await trx
    .selectFrom('sessions')
    .leftJoin('members', 'members.id', 'sessions.member_id')
    .select(['ended_at', 'expires_at', 'member_id', 'role'])
    .where('id_hash', '=', sessionHash)
    .executeTakeFirst();
  if (!session || session.ended_at !== null || session.expires_at <= Date.now()) return false;
  return session.member_id === null || isEnough(readRole(session.role ?? '') ?? 'viewer', 'operator');
}

/** What speaks against a burnt link: its session was signed out or may no more, its relay link ended, or step 3 changed after it was made. */
async function linkRefusal(trx: Kysely<Schema>, row: AuthorizationRow, relay: RelayRow | null): Promise<ProblemCode | null> {
  if (!relay && !(await mayGoOn(trx, row.session_hash))) return 'authorization-superseded';
  const connection = await lockConnection(trx, row.connection_id);
  const same = connection.organization_id === row.organization_id && connection.environment === row.environment;
  return same ? null : 'authorization-superseded';
}

/** RFC 6749 section 4.2.2.1, and what Webex's own SDK knows. */
function problemOfOauthError(error: string): ProblemCode {
  if (error === 'access_denied') return 'access-denied';
  return error === 'invalid_scope' ? 'scope-refused' : 'sign-in-failed';
}

/** What came of a burnt state. The burning itself is committed in every case. */
interface Outcome {
  readonly connectionId: string;
  readonly problem: ProblemCode | null;
}

async function settle(trx: Kysely<Schema>, opened: App, reply: TokenReply | ErrorReply, limits: Limits): Promise<Outcome> {
  await lockConnectionOf(trx, reply.state);
  const row = await consume(trx, reply.state);
  if (limits.connectionId !== undefined && (row.connection_id !== limits.connectionId || row.session_hash !== limits.sessionHash)) {
    // Thrown, so that the state of somebody else's link is not burnt by it.
    throw new StateError('authorization-unknown', 'the state belongs to another connection or session');
  }
  const finish = async (problem: ProblemCode | null, change: { token_organization_id?: string | null; oauth_error?: string } = {}) => {
    await trx
      .updateTable('authorizations')
      .set({ outcome: problem ?? 'deposited', ...change })
      .where('id', '=', row.id)
      .execute();
    if (problem) await record(trx, { actor: webexSignIn, action: 'token-refused', connectionId: row.connection_id, subject: problem });
    return { connectionId: row.connection_id, problem };
  };
  if (reply.kind === 'error') return finish(problemOfOauthError(reply.error), { oauth_error: reply.error.slice(0, 64) });
  const relay = await findHolder(trx, row.session_hash);
  const stale = await linkRefusal(trx, row, relay);
  if (stale) return finish(stale);
  const arrival = {
    connectionId: row.connection_id,
    authorizationId: row.id,
    environment: row.environment,
    organizationId: row.organization_id,
    accessToken: reply.accessToken,
    expiresInSeconds: reply.expiresInSeconds,
    actor: webexSignIn,
  };
  const refusal = refusalOf(arrival);
  if (refusal) return finish(refusal.problem, { token_organization_id: refusal.tokenOrganizationId });
  if (relay && !(await spend(trx, relay))) return finish('authorization-superseded');
  await keep(trx, opened, arrival);
  return finish(null);
}

type TokenReply = Extract<AuthorizeReply, { kind: 'token' }> & { readonly state: string };
type ErrorReply = Extract<AuthorizeReply, { kind: 'error' }> & { readonly state: string };

/** Whose links may be settled: anyone's for the private window, which has only the state; one's own for a paste. */
interface Limits {
  readonly connectionId?: string;
  readonly sessionHash?: string;
}

/**
 * Burns, judges and seals in one transaction: after a crash all of it happened, or nothing.
 *
 * @throws {StateError} why nothing was kept.
 */
export async function settleReply(opened: App, reply: AuthorizeReply, limits: Limits): Promise<void> {
  if (reply.kind === 'none') throw new StateError(problemOfNone(reply.reason), reply.reason);
  if (reply.kind === 'sign-in-link') throw new StateError('sign-in-link-pasted', 'the authorize URL itself');
  if (reply.kind === 'bare-token') throw new StateError('state-missing', 'a token without a state');
  const { state } = reply;
  if (state === null) {
    if (reply.kind === 'error') throw new StateError(problemOfOauthError(reply.error), 'an error without a state');
    throw new StateError('state-missing', 'a token without a state');
  }
  const outcome = await opened.db.transaction().execute((trx) => settle(trx, opened, { ...reply, state }, limits));
  publish(outcome.connectionId);
  if (outcome.problem) throw new StateError(outcome.problem, 'the reply was refused');
  identifyInBackground(opened, outcome.connectionId);
}

function problemOfNone(reason: 'empty' | 'no-token' | 'token-malformed' | 'too-long' | 'ambiguous'): ProblemCode {
  if (reason === 'too-long') return 'body-too-large';
  return reason === 'token-malformed' || reason === 'ambiguous' ? 'token-malformed' : 'no-token';
}

/**
 * Takes what Webex sent to `/auth/code`. The caller has no session: the state is its only right, and it learns nothing.
 *
 * @param address the address of that page, with query and fragment.
 * @throws {StateError} why nothing was kept.
 */
export async function depositReply(address: string): Promise<void> {
  await settleReply(await app(), parseAuthorizeReply(address), {});
}

/** Keeps a token that the admin pasted without a state: their session is its right. */
async function keepPasted(
  opened: App,
  connectionId: string,
  accessToken: string,
  expiresInSeconds: number | null,
  actor: string,
): Promise<void> {
  await opened.db.transaction().execute(async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (!connection.organization_id) throw new StateError('organization-missing', 'step 3 is empty');
    const arrival: Arrival = {
      connectionId,
      authorizationId: null,
      environment: connection.environment,
      organizationId: connection.organization_id,
      accessToken,
      expiresInSeconds,
      actor,
    };
    const refusal = refusalOf(arrival);
    if (refusal) throw new StateError(refusal.problem, 'pasted token refused');
    await supersede(trx, connectionId);
    await keep(trx, opened, arrival);
  });
  publish(connectionId);
}

/**
 * Takes what the admin pasted: the address of the error page, its fragment, or the bare token.
 *
 * @throws {StateError} why nothing was kept.
 */
export async function pasteReply(connectionId: string, text: string): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  const reply = parseAuthorizeReply(text);
  if (reply.kind === 'bare-token' || (reply.kind === 'token' && reply.state === null)) {
    await keepPasted(opened, connectionId, reply.accessToken, reply.kind === 'token' ? reply.expiresInSeconds : null, admin.name);
    identifyInBackground(opened, connectionId);
  } else {
    await settleReply(opened, reply, { connectionId, sessionHash: admin.sessionHash });
  }
  return viewOf(opened, connectionId);
}
