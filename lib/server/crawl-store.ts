import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { howFarWords } from '@/lib/users/crawl/how-far';
import type { CrawlNotes } from '@/lib/users/snapshot';
import type { App } from './app';
import type { Schema } from './db/schema';
import { settings } from './env';
import { publish } from './live';
import { toProblem } from './problem-response';

export type CrawlRow = Selectable<Schema['crawls']>;

/** How often a process says that it still does a crawl, and how long others leave it alone after that. */
export const heartbeatMs = 4_000;
const leaseMs = 5 * heartbeatMs;
/** No lease is given for longer: one that ends later was given before the clock went back. */
const farAheadMs = 2 * leaseMs;

export const noNotes: CrawlNotes = { claimedFirst: null, claimedLast: null, repeated: 0, withoutId: 0, rests: 0 };

/** The crawl that runs, or else the last one. */
export function findCrawl(db: Kysely<Schema>, connectionId: string): Promise<CrawlRow | undefined> {
  return db
    .selectFrom('crawls')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy((eb) => eb.case().when('status', '=', 'running').then(0).else(1).end())
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Takes or keeps the lease of a crawl that runs. @returns `undefined` when it runs no more, or elsewhere. */
export function takeCrawl({ db, runner }: App, crawlId: string, now: number): Promise<CrawlRow | undefined> {
  return (
    db
      .updateTable('crawls')
      .set({ lease_holder: runner, lease_until: now + leaseMs })
      .where('id', '=', crawlId)
      .where('status', '=', 'running')
      // Only one process opens the embedded database, so another's lease is that of a dead one.
      .$if(settings().databaseUrl !== null, (query) =>
        query.where((eb) =>
          eb.or([
            eb('lease_holder', 'is', null),
            eb('lease_holder', '=', runner),
            eb('lease_until', '<=', now),
            eb('lease_until', '>', now + farAheadMs),
          ]),
        ),
      )
      .returningAll()
      .executeTakeFirst()
  );
}

/** How many users a crawl has seen, and how many Webex last said that there are. */
export async function progressOf(db: Kysely<Schema>, crawlId: string): Promise<{ readonly seen: number; readonly claimed: number }> {
  const row = await db.selectFrom('crawls').select(['seen', 'claimed']).where('id', '=', crawlId).executeTakeFirstOrThrow();
  return { seen: row.seen, claimed: row.claimed ?? 0 };
}

/** Says that Webex asked to wait. */
export async function noteRest({ db }: App, crawlId: string, connectionId: string, until: number): Promise<void> {
  await db.updateTable('crawls').set({ resting_until: until }).where('id', '=', crawlId).where('status', '=', 'running').execute();
  publish(connectionId);
}

/** Ends the crawl that runs without showing it, and says when the next begins, both or neither. @returns whether one ran. */
function endUnshown(
  db: Kysely<Schema>,
  connectionId: string,
  end: { readonly status: 'failed' | 'cancelled'; readonly problem?: string; readonly heldBy?: string },
): Promise<boolean> {
  const { heldBy, ...values } = end;
  return db.transaction().execute(async (trx) => {
    const now = Date.now();
    const { numUpdatedRows } = await trx
      .updateTable('crawls')
      .set({ ...values, finished_at: now, resting_until: null, lease_holder: null, lease_until: 0 })
      .where('connection_id', '=', connectionId)
      .where('status', '=', 'running')
      .$if(heldBy !== undefined, (query) => query.where('lease_holder', '=', heldBy ?? ''))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await trx
      .updateTable('snapshots')
      .set({ next_at: nextCrawlAt(now) })
      .where('connection_id', '=', connectionId)
      .execute();
    return true;
  });
}

/** Stops the crawl that runs. @returns whether one did. */
export const stopCrawl = ({ db }: App, connectionId: string): Promise<boolean> => endUnshown(db, connectionId, { status: 'cancelled' });

/** Ends this process's crawl, which failed, with what a person reads about it. One that another process took over is left alone. */
export async function failCrawl({ db, runner }: App, connectionId: string, error: unknown): Promise<void> {
  const problem = toProblem(error);
  const row = await findCrawl(db, connectionId);
  const detail = [problem.detail, ...(row ? [howFarWords(row.seen, row.claimed)] : [])].join(' ');
  await endUnshown(db, connectionId, { status: 'failed', problem: JSON.stringify({ ...problem, detail }), heldBy: runner });
}

/** Gives a lease back, so that another process, or the next one, goes on at once. */
export async function releaseCrawl({ db, runner }: App, crawlId: string): Promise<void> {
  await db
    .updateTable('crawls')
    .set({ lease_holder: null, lease_until: 0 })
    .where('id', '=', crawlId)
    .where('lease_holder', '=', runner)
    .execute();
}

/** When a crawl begins by itself after one that ended now; `null`: none does. */
export function nextCrawlAt(now: number): number | null {
  const { crawlEveryMs } = settings();
  // Connections that began together shall not crawl together for ever.
  return crawlEveryMs === 0 ? null : now + Math.round(crawlEveryMs * (0.95 + Math.random() / 10));
}
