import 'server-only';
import { type Kysely, sql } from 'kysely';
import type { App } from './app';
import { databaseNow, whilePurging, youngestRemovedMs } from './db/audit-guard';
import type { Schema } from './db/schema';
import { settings } from './env';
import { log } from './log';
import type { Job } from './schedule';

/** Records that one transaction removes: it must not hold others up. */
const perBatch = 1_000;
const hourMs = 3_600_000;

/** Begins the keys in `meta` under which is counted what was removed, by action: a counter must not fall. */
export const purgedPrefix = 'audit-purged ';

/** The same day of the month, or the last one, some months before. UTC: a few hours do not matter, that replicas agree does. */
function monthsBefore(at: number, months: number): number {
  const day = new Date(at);
  const before = new Date(at);
  before.setUTCMonth(before.getUTCMonth() - months);
  // A day that the month does not have overflows into the next.
  if (before.getUTCDate() !== day.getUTCDate()) before.setUTCDate(0);
  return before.getTime();
}

/** Before when records are too old, by whichever clock is behind: one that is fast must not empty the record. */
async function findCutoff({ db }: App, now: number): Promise<number> {
  const agreed = Math.min(now, await databaseNow(db));
  // A second's grace, because the embedded database counts whole ones.
  return Math.min(monthsBefore(agreed, settings().auditMonths), agreed - youngestRemovedMs - 1000);
}

/**
 * The id of the first record that is surely to be kept. Only what was recorded before it is removed: a record that was made while a clock
 * was slow is older on paper than it is.
 */
async function firstKept({ db }: App, cutoff: number, now: number): Promise<number> {
  const { id } = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.min<number | null>('id').as('id'))
    .where('at', '>=', cutoff)
    // And a clock that was fast must not make everything before it look young.
    .where('at', '<=', now + hourMs)
    .executeTakeFirstOrThrow();
  return id ?? Number.MAX_SAFE_INTEGER;
}

async function count(trx: Kysely<Schema>, action: string, removed: number): Promise<void> {
  await trx
    .insertInto('meta')
    .values({ key: purgedPrefix + action, value: String(removed) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ value: sql`cast(cast(meta.value as bigint) + ${sql.lit(removed)} as text)` }),
    )
    .execute();
}

/** Removes the oldest records. @returns how many, 0 when there are none to remove. */
function removeBatch({ db }: App, cutoff: number, before: number): Promise<number> {
  return db.transaction().execute((trx) =>
    whilePurging(trx, async () => {
      const removed = await trx
        .deleteFrom('audit')
        .where('id', 'in', (eb) =>
          eb.selectFrom('audit').select('id').where('id', '<', before).where('at', '<', cutoff).orderBy('id').limit(perBatch),
        )
        .returning('action')
        .execute();
      const actions = new Map<string, number>();
      for (const { action } of removed) actions.set(action, (actions.get(action) ?? 0) + 1);
      // In one order, so that two replicas do not wait for each other.
      for (const [action, times] of [...actions].sort()) await count(trx, action, times);
      return removed.length;
    }),
  );
}

/**
 * Removes the records that are older than the retention.
 *
 * @param now epoch milliseconds. @returns how many were removed.
 */
export async function purgeAudit(opened: App, now: number, signal: AbortSignal): Promise<number> {
  const cutoff = await findCutoff(opened, now);
  const before = await firstKept(opened, cutoff, now);
  let removed = 0;
  while (!signal.aborted) {
    const batch = await removeBatch(opened, cutoff, before);
    removed += batch;
    if (batch < perBatch) break;
  }
  return removed;
}

/** Keeps the record as long as ONRAMP_AUDIT_MONTHS says. */
export const auditRetention: Job = {
  name: 'audit-retention',
  everyMs: 24 * hourMs,
  run: async (opened, now, signal) => {
    const removed = await purgeAudit(opened, now, signal);
    if (removed > 0) log().info({ removed, months: settings().auditMonths }, 'old records were removed');
  },
};
