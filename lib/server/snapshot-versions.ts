import 'server-only';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { FacetCounts } from '@/lib/users/snapshot';
import { checkpoint, type Database, engineOf } from './db/client';
import type { Schema } from './db/schema';
import { forgetDeletedParts } from './db/search-index';
import { countAllFacets } from './snapshot-facets';
import type { RunningCrawl } from './snapshot-pages';

/** Rows that one transaction changes: the embedded database holds up everybody else meanwhile. */
const perBatch = 500;

/** A purge that takes longer was interrupted. */
const purgeMs = 300_000;

type Eb = ExpressionBuilder<Schema, 'snapshot_users'>;

async function inBatches(work: () => Promise<{ readonly numUpdatedRows?: bigint; readonly numDeletedRows?: bigint }>): Promise<void> {
  for (;;) {
    const { numUpdatedRows = 0n, numDeletedRows = 0n } = await work();
    if (numUpdatedRows + numDeletedRows < perBatch) return;
    // Others have their turn.
    await new Promise((done) => setImmediate(done));
  }
}

const some = (db: Kysely<Schema>, connectionId: string, which: (eb: Eb) => ReturnType<Eb['and']>) =>
  db.selectFrom('snapshot_users').select('row_id').where('connection_id', '=', connectionId).where(which).limit(perBatch);

/** Deletes some of the versions that are meant. */
const deleteUsers = (db: Kysely<Schema>, connectionId: string, which: (eb: Eb) => ReturnType<Eb['and']>) =>
  db
    .deleteFrom('snapshot_users')
    .where('row_id', 'in', some(db, connectionId, which))
    .executeTakeFirst();

/** Which generations are left over: those after one, up to and with another. */
export interface Leftovers {
  readonly after: number;
  readonly upTo: number;
}

/**
 * Removes what crawls that never came to their end left behind: what they added goes, what they closed is open again. May be interrupted and done
 * again at any time. What is shown is not touched, nor what a later crawl writes meanwhile.
 */
export async function clearLeftovers(db: Kysely<Schema>, connectionId: string, { after, upTo }: Leftovers): Promise<void> {
  await inBatches(() =>
    deleteUsers(db, connectionId, (eb) => eb.and([eb('from_generation', '>', after), eb('from_generation', '<=', upTo)])),
  );
  await inBatches(() =>
    db
      .updateTable('snapshot_users')
      .set({ to_generation: null })
      .where(
        'row_id',
        'in',
        some(db, connectionId, (eb) => eb.and([eb('to_generation', '>', after), eb('to_generation', '<=', upTo)])),
      )
      .executeTakeFirst(),
  );
  await inBatches(() =>
    deleteChanges(db, (eb) => eb.and([eb('connection_id', '=', connectionId), eb('generation', '>', after), eb('generation', '<=', upTo)])),
  );
}

type Changes = ExpressionBuilder<Schema, 'user_changes'>;

/** Deletes some of the changes that are meant. */
const deleteChanges = (db: Kysely<Schema>, which: (eb: Changes) => ReturnType<Changes['and']>) =>
  db
    .deleteFrom('user_changes')
    .where('id', 'in', (eb) => eb.selectFrom('user_changes').select('id').where(which).limit(perBatch))
    .executeTakeFirst();

/** Removes what a crawl wrote, if it was cancelled or failed. One that was done, by whomever, is what is shown; one that runs goes on elsewhere. */
export async function clearIfOver(db: Kysely<Schema>, crawlId: string): Promise<void> {
  const crawl = await db
    .selectFrom('crawls')
    .select(['connection_id', 'generation', 'status'])
    .where('id', '=', crawlId)
    .executeTakeFirst();
  if (crawl?.status !== 'cancelled' && crawl?.status !== 'failed') return;
  await clearLeftovers(db, crawl.connection_id, { after: crawl.generation - 1, upTo: crawl.generation });
}

/** Removes versions that no longer belong to what is shown: at the next crawl, so that whoever still reads what was shown before may finish. */
export async function pruneVersions(db: Kysely<Schema>, connectionId: string, shown: number): Promise<void> {
  await inBatches(() => deleteUsers(db, connectionId, (eb) => eb.and([eb('to_generation', '<=', shown)])));
}

/**
 * Shows a crawl that is done, whole and at once: one small step, before and after which the snapshot is of one crawl.
 *
 * @param nextAt when the next one begins by itself. @returns false when the crawl was stopped or taken over.
 */
export async function showGeneration(db: Kysely<Schema>, crawl: RunningCrawl, now: number, nextAt: number | null): Promise<boolean> {
  const { connectionId, generation } = crawl;
  const { total, facets } = await countAllFacets(db, connectionId, generation);
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('crawls')
      .set({ status: 'done', finished_at: now, resting_until: null, lease_holder: null, lease_until: 0 })
      .where('id', '=', crawl.id)
      .where('status', '=', 'running')
      .where('lease_holder', '=', crawl.runner)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    const counts = JSON.stringify(facets satisfies FacetCounts);
    await trx
      .updateTable('snapshots')
      .set({ generation, taken_at: now, total, facets: counts, next_at: nextAt })
      .where('connection_id', '=', connectionId)
      .execute();
    await trx.insertInto('snapshot_totals').values({ connection_id: connectionId, generation, taken_at: now, total, counts }).execute();
    return true;
  });
}

/** Deletes everything that is kept of a connection's users, for good. Nothing of it is shown from the first moment on; an interrupted purge is
 * finished by {@link purgeInterrupted}. */
export async function purgeSnapshot(db: Database, connectionId: string): Promise<void> {
  await db.updateTable('snapshots').set({ purging_at: Date.now(), next_at: null }).where('connection_id', '=', connectionId).execute();
  await finishPurge(db, connectionId);
}

/** Goes on with a purge that was begun, and does nothing when another process finished it meanwhile: what is there then is new. */
export async function finishPurge(db: Database, connectionId: string): Promise<void> {
  const isBegun = async () => {
    const { numUpdatedRows } = await db
      .updateTable('snapshots')
      .set({ purging_at: Date.now() })
      .where('connection_id', '=', connectionId)
      .where('purging_at', 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };
  await inBatches(async () => ((await isBegun()) ? deleteUsers(db, connectionId, (eb) => eb.and([])) : {}));
  await inBatches(async () => ((await isBegun()) ? deleteChanges(db, (eb) => eb.and([eb('connection_id', '=', connectionId)])) : {}));
  await db.deleteFrom('snapshots').where('connection_id', '=', connectionId).where('purging_at', 'is not', null).execute();
  await forgetPruned(db);
  // What was deleted is overwritten in the file, but stands in the log until then.
  await checkpoint(db);
}

/** Finishes purges that a process did not live to finish. */
export async function purgeInterrupted(db: Database, now: number): Promise<void> {
  const rows = await db
    .selectFrom('snapshots')
    .select('connection_id')
    .where('purging_at', '<', now - purgeMs)
    .execute();
  for (const { connection_id } of rows) await finishPurge(db, connection_id);
}

/** Takes what former crawls left, and what is no longer shown, out of the search index as well. */
export async function forgetPruned(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') await forgetDeletedParts(db);
}

/** PostgreSQL would learn within minutes by itself what a crawl has written; until then it would search as if nothing were there. */
export async function learnWhatIsThere(db: Database): Promise<void> {
  if (engineOf(db) === 'postgres') await sql`vacuum (analyze) snapshot_users`.execute(db);
}
