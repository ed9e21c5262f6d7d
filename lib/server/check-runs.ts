import 'server-only';
import type { Kysely } from 'kysely';
import type { CheckResult } from '@/lib/setup/check';
import { type Facts, workingScim } from '@/lib/setup/facts';
import type { ActiveToken } from './credentials';
import type { Schema } from './db/schema';

/** Keeps what the ladder learnt about connection and credential beside its own results. */
export async function keepLearnt(trx: Kysely<Schema>, { credential }: ActiveToken, facts: Facts): Promise<void> {
  const edition = workingScim(facts)?.edition;
  if (edition) {
    await trx
      .updateTable('connections')
      .set({ edition })
      .where('id', '=', credential.connection_id)
      .where('organization_id', '=', credential.organization_id)
      .execute();
  }
  const expiresAt = facts.expiry?.value;
  if (expiresAt) {
    await trx
      .updateTable('credentials')
      .set({ expires_at: expiresAt, expiry_source: 'tokenExpiry' })
      .where('id', '=', credential.id)
      .execute();
  }
}

/**
 * Puts one result in its place. The run is held meanwhile, so that two rungs that end at once are both kept.
 *
 * @returns all results of the run; none when there is no such run.
 */
export async function replaceResult(
  trx: Kysely<Schema>,
  runId: string,
  result: CheckResult,
  requests: number,
): Promise<readonly CheckResult[]> {
  const row = await trx
    .updateTable('check_runs')
    .set((eb) => ({ requests: eb('requests', '+', requests) }))
    .where('id', '=', runId)
    .returning('results')
    .executeTakeFirst();
  if (!row) return [];
  const results: CheckResult[] = JSON.parse(row.results);
  const replaced = results.map((held) => (held.id === result.id ? result : held));
  await trx
    .updateTable('check_runs')
    .set({ results: JSON.stringify(replaced) })
    .where('id', '=', runId)
    .execute();
  return replaced;
}

/** Runs kept for one connection: about two weeks of those that Onramp begins by itself. */
const keptRuns = 60;
/** A run from later than this after now began under a clock that was wrong, and would hide every later one. */
const wrongClockMs = 3_600_000;

/** Drops the oldest runs of a connection. @param newest the run that just ended, kept whatever the clock did. */
export async function pruneRuns(trx: Kysely<Schema>, connectionId: string, newest: string): Promise<void> {
  const runs = () => trx.deleteFrom('check_runs').where('connection_id', '=', connectionId).where('id', '!=', newest);
  const kept = trx
    .selectFrom('check_runs')
    .select('id')
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .limit(keptRuns);
  await runs()
    .where('started_at', '>', Date.now() + wrongClockMs)
    .execute();
  await runs().where('id', 'not in', kept).execute();
}
