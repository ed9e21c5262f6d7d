import 'server-only';
import type { ConnectionView, CredentialView } from '@/lib/connection';
import { OnrampError, StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import { isRefused } from '@/lib/token/renewal';
import type { Environment } from '@/lib/webex/environments';
import { admitToken, type Identity, promoteIfOldDied } from './admit-token';
import { type App, app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { checkConnection, environmentFor, viewOf } from './connection-view';
import type { CredentialRow } from './credentials';
import { isDatabaseAway } from './db/away';
import { ExchangeFailure } from './http';
import { publish } from './live';
import { log } from './log';
import { placeOf } from './places';
import { open } from './vault';
import { readMe, readTokenExpiry } from './webex';

/**
 * Failures after which the same token will never be good. A 401 counts only with Webex's own tracking id, and a 403 or 404 not at
 * all: a proxy in between answers like that too, and an acknowledged token must not be lost to a proxy.
 */
function isFinal(error: unknown): error is OnrampError {
  if (!(error instanceof OnrampError)) return false;
  if (error.code === 'upstream-unauthorized') return error.trackingId !== undefined;
  return error.code === 'identity-unknown' || error.code === 'organization-mismatch' || error.code === 'authorization-superseded';
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
    await admitToken(opened, row, await askIdentity(environmentFor(row.environment), row, token));
  } catch (error) {
    const cause = error instanceof ExchangeFailure ? error.error : error;
    // It says nothing of the token; whoever looks at the connection next asks again.
    if (isDatabaseAway(cause)) throw cause;
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
  await requireRole('operator');
  const opened = await app();
  await checkConnection(opened, connectionId);
  await identify(opened, connectionId);
  return viewOf(opened, connectionId);
}

/** Begins to identify without making anybody wait for it. */
export function identifyInBackground(opened: App, connectionId: string): void {
  identify(opened, connectionId).catch((error: unknown) => log().error({ err: error }, 'identify failed'));
}

const isUnasked = (credential: CredentialView | null | undefined) =>
  credential?.status === 'received' && credential.identifyProblem === null;

/** A token may wait beside one that is of no more use. Which one, the view does not say while a newer one is being identified. */
function isStranded({ renewal, credential, checkRun, serverNow }: ConnectionView): boolean {
  if (!renewal?.credential || renewal.credential.status === 'active') return false;
  const ended = credential?.expiresAt != null && credential.expiresAt <= serverNow;
  return credential?.status !== 'active' || ended || (checkRun?.finishedAt != null && isRefused(checkRun.results));
}

/**
 * Takes up what a crash left behind: a token that was received, and that nobody asks about. Or what time did: the token in use ended while
 * another waited. For those who look at a connection.
 */
export function resumeIdentifying(opened: App, view: ConnectionView): void {
  if (isUnasked(view.credential) || isUnasked(view.renewal?.credential)) identifyInBackground(opened, view.id);
  if (!isStranded(view)) return;
  promoteIfOldDied(opened, view.id)
    .then((did) => (did ? publish(view.id) : undefined))
    .catch((error: unknown) => log().error({ err: error }, 'the token that waits was not put into use'));
}
