import 'server-only';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { NoticeStatus } from '@/lib/notice/notice';
import type { App } from './app';
import { databaseClock } from './db/audit-guard';
import type { Schema } from './db/schema';
import { settings } from './env';
import { wrongClockMs } from './notices';

export type NoticeRow = Selectable<Schema['notices']>;

/** No try and no lease is set this far ahead: one that is was set before a clock went back. */
const farAheadMs = 12 * 3_600_000;

const mailDied = 'The process ended while it handed this mail over. It may have arrived, so it is not sent again.';
const webhookDied = 'The process ended before an answer came.';

/** What nobody is sending any more. Leases go by the database's clock: replicas whose clocks differ agree on it. */
function findAbandoned(db: Kysely<Schema>, runner: string) {
  const leaseNow = databaseClock(db);
  return db
    .selectFrom('notices')
    .select('id')
    .where('status', '=', 'sending')
    .where((eb) =>
      eb.or([
        eb('lease_until', '<=', leaseNow),
        eb('lease_until', '>', sql<number>`${leaseNow} + ${sql.lit(farAheadMs)}`),
        // Only one process opens the embedded database, so another's lease is that of a dead one.
        ...(settings().databaseUrl === null ? [eb('lease_holder', '!=', runner)] : []),
      ]),
    )
    .execute();
}

/**
 * Settles what dead processes were handing over: a webhook is to be called again, with the same id, by which its receiver tells the
 * repetition; a mail is not sent again, because nobody can tell whether it arrived.
 *
 * @param now epoch milliseconds.
 */
export async function takeOver({ db, runner }: App, now: number): Promise<void> {
  const ids = (await findAbandoned(db, runner)).map(({ id }) => id);
  if (ids.length === 0) return;
  // A process that was only slow may have settled one meanwhile.
  const open = db.updateTable('notices').where('id', 'in', ids).where('status', '=', 'sending');
  const mails = db.selectFrom('channels').select('id').where('kind', '=', 'email');
  const free = { lease_holder: null, lease_until: 0 };
  const unknown = 'unknown' satisfies NoticeStatus;
  await open
    .where('channel_id', 'in', mails)
    .set({ status: unknown, detail: mailDied, ...free })
    .execute();
  await open.set({ status: 'queued' satisfies NoticeStatus, next_at: now, detail: webhookDied, ...free }).execute();
}

/**
 * Takes notices whose time has come; whatever others do at once, each is taken by one. A reminder from the future is left alone: its clock
 * was wrong, and its day will come.
 *
 * @param now epoch milliseconds. @param most how many. @param leaseMs how long the others leave them alone.
 */
export async function claimNotices({ db, runner }: App, now: number, most: number, leaseMs: number): Promise<readonly NoticeRow[]> {
  return db
    .with('due', (due) =>
      due
        .selectFrom('notices')
        .select('id')
        .where('status', '=', 'queued')
        .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', now + farAheadMs)]))
        .where((eb) => eb.or([eb('kind', '!=', 'reminder'), eb('created_at', '<=', now + wrongClockMs)]))
        .orderBy('next_at')
        .orderBy('id')
        .limit(most)
        .$if(settings().databaseUrl !== null, (query) => query.forUpdate().skipLocked()),
    )
    .updateTable('notices')
    .set({
      status: 'sending' satisfies NoticeStatus,
      attempts: sql`attempts + 1`,
      tried_at: now,
      lease_holder: runner,
      lease_until: sql<number>`${databaseClock(db)} + ${sql.lit(leaseMs)}`,
    })
    .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
    .where('status', '=', 'queued')
    .returningAll()
    .execute();
}

/**
 * Writes what came of a try, unless another process has taken the notice over.
 *
 * @returns whether it was written.
 */
export async function settle(
  { db, runner }: App,
  notice: NoticeRow,
  end: Readonly<{ status: NoticeStatus; detail: string; next_at?: number; delivered_at?: number }>,
): Promise<boolean> {
  const settled = await db
    .updateTable('notices')
    .set({ ...end, lease_holder: null, lease_until: 0 })
    .where('id', '=', notice.id)
    .where('status', '=', 'sending')
    .where('lease_holder', '=', runner)
    .where('attempts', '=', notice.attempts)
    .returning('id')
    .executeTakeFirst();
  return settled !== undefined;
}
