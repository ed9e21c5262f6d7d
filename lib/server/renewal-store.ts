import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import type { CheckResult } from '@/lib/setup/check';
import { isRefused } from '@/lib/token/renewal';
import { record } from './audit';
import type { CredentialRow } from './credentials';
import type { Schema } from './db/schema';
import { revokeRelays } from './relay-store';

export type RenewalRow = Selectable<Schema['renewals']>;

/** The renewal of a connection that is open. */
export function findOpenRenewal(db: Kysely<Schema>, connectionId: string): Promise<RenewalRow | undefined> {
  return db.selectFrom('renewals').selectAll().where('connection_id', '=', connectionId).where('ended_at', 'is', null).executeTakeFirst();
}

/** The token of a connection that is in a state of which there is one at most. */
export function findCredential(
  db: Kysely<Schema>,
  connectionId: string,
  status: 'active' | 'pending' | 'received',
): Promise<CredentialRow | undefined> {
  return db.selectFrom('credentials').selectAll().where('connection_id', '=', connectionId).where('status', '=', status).executeTakeFirst();
}

/** Whether Webex refused a token when it was last asked everything. */
async function wasRefused(db: Kysely<Schema>, credentialId: string): Promise<boolean> {
  const run = await db
    .selectFrom('check_runs')
    .select('results')
    .where('credential_id', '=', credentialId)
    .where('finished_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const results: CheckResult[] = JSON.parse(run?.results ?? '[]');
  return isRefused(results);
}

/**
 * Whether a token is still of use: kept, of the organization of step 3, not ended, and not refused by Webex when it was last asked. One
 * that is not needs no other beside it; the new one takes its place at once.
 *
 * @param organizationId of step 3.
 */
export async function isOfUse(db: Kysely<Schema>, credential: CredentialRow | undefined, organizationId: string | null): Promise<boolean> {
  if (!credential?.sealed || credential.organization_id !== organizationId) return false;
  if (credential.expires_at !== null && credential.expires_at <= Date.now()) return false;
  return !(await wasRefused(db, credential.id));
}

/** Whether Okta holds a token, as far as is known: the admin said so after it came, or users arrived since. */
export async function isWithOkta(db: Kysely<Schema>, { connection_id, received_at }: CredentialRow): Promise<boolean> {
  const stated = await db
    .selectFrom('statements')
    .select('step')
    .where('connection_id', '=', connection_id)
    .where('step', '=', 'okta-tested')
    .where('stated_at', '>=', received_at)
    .executeTakeFirst();
  if (stated) return true;
  const arrived = await db
    .selectFrom('arrival_watches')
    .innerJoin('arrivals', 'arrivals.id', 'arrival_watches.first_arrival')
    .select('arrivals.id')
    .where('arrival_watches.connection_id', '=', connection_id)
    .where('arrivals.seen_at', '>=', received_at)
    .executeTakeFirst();
  return arrived !== undefined;
}

/** Opens a renewal. Part of the caller's transaction, which holds the connection. @param by who began it, as shown to people. */
export async function insertRenewal(
  trx: Kysely<Schema>,
  connectionId: string,
  old: CredentialRow | undefined,
  by: string,
): Promise<RenewalRow> {
  const renewal = await trx
    .insertInto('renewals')
    .values({
      id: crypto.randomUUID(),
      connection_id: connectionId,
      old_credential_id: old?.id ?? null,
      new_credential_id: null,
      started_at: Date.now(),
      started_by: by,
      captured_at: null,
      proven_at: null,
      handed_over_at: null,
      handed_over_by: null,
      alive_at: null,
      alive_evidence: null,
      ended_at: null,
      outcome: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  // After it, so that the record is not older than what it tells of.
  await record(trx, { actor: by, action: 'renewal-started', connectionId, subject: old?.fingerprint });
  return renewal;
}

/** Takes a token out of use for good, and deletes it. Links that carry it end with it. */
export async function discard(trx: Kysely<Schema>, id: string, status: 'retired' | 'replaced' | 'abandoned'): Promise<void> {
  await trx.updateTable('credentials').set({ status, sealed: null }).where('id', '=', id).execute();
  await revokeRelays(trx, { credentialId: id }, onrampItself);
}

/** Puts the token that waits in the place of the one in use, whose token is deleted. Part of the caller's transaction. */
export async function promote(
  trx: Kysely<Schema>,
  connectionId: string,
  { old, next, actor }: { old: CredentialRow | undefined; next: CredentialRow; actor: string },
): Promise<void> {
  if (old) {
    await discard(trx, old.id, 'retired');
    await record(trx, { actor, action: 'token-retired', connectionId, subject: old.fingerprint });
  }
  await trx.updateTable('credentials').set({ status: 'active' }).where('id', '=', next.id).execute();
  await record(trx, { actor, action: 'token-activated', connectionId, subject: next.fingerprint });
}

/** Writes down that Okta has the token in use, as the admin said when they handed it over. Step 6 of the guide goes by it. */
export async function stateHandOver(trx: Kysely<Schema>, renewal: RenewalRow): Promise<void> {
  if (renewal.handed_over_at === null) return;
  const said = { stated_by: renewal.handed_over_by ?? renewal.started_by, stated_at: renewal.handed_over_at };
  await trx
    .insertInto('statements')
    .values({ connection_id: renewal.connection_id, step: 'okta-tested', ...said })
    .onConflict((conflict) => conflict.columns(['connection_id', 'step']).doUpdateSet(said))
    .execute();
}
