import 'server-only';
import { type ChangeKind, type ChangesPage, changeKinds, type UserChange } from '@/lib/users/snapshot';
import { app } from './app';
import { requireRole } from './auth';
import { checkConnection } from './connection-view';
import type { Database } from './db/client';
import { settings } from './env';
import type { Job } from './schedule';

const perPage = 50;
const perBatch = 1_000;
/** Every month counts as a long one: nothing is deleted before its time. */
const monthMs = 31 * 86_400_000;

/** Which changes are wanted, newest first. */
export interface ChangesWanted {
  /** Only those before this one. */
  readonly before: number | null;
  readonly kind: ChangeKind | null;
  readonly userId: string | null;
}

const kindOf = (text: string): ChangeKind => changeKinds.find((kind) => kind === text) ?? 'updated';

/**
 * What happened to users from snapshot to snapshot, newest first. Nothing while no snapshot is kept.
 *
 * @throws {StateError} `not-signed-in`, `not-found`
 */
export async function readChanges(connectionId: string, { before, kind, userId }: ChangesWanted): Promise<ChangesPage> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  const rows = await opened.db
    .selectFrom('user_changes')
    .innerJoin('snapshots', 'snapshots.connection_id', 'user_changes.connection_id')
    .selectAll('user_changes')
    .where('user_changes.connection_id', '=', connectionId)
    .where('snapshots.purging_at', 'is', null)
    // What a crawl found is told once it is done.
    .whereRef('user_changes.generation', '<=', 'snapshots.generation')
    .$if(before !== null, (query) => query.where('user_changes.id', '<', before ?? 0))
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? ''))
    .$if(userId !== null, (query) => query.where('user_id', '=', userId ?? ''))
    .orderBy('user_changes.id', 'desc')
    .limit(perPage + 1)
    .execute();
  const changes: UserChange[] = rows.slice(0, perPage).map((row) => ({
    id: row.id,
    userId: row.user_id,
    name: row.name,
    userName: row.user_name,
    kind: kindOf(row.kind),
    attributes: JSON.parse(row.attributes),
    source: row.source,
    happenedAt: row.happened_at,
    seenAt: row.seen_at,
  }));
  return { changes, next: rows.length > perPage ? (changes.at(-1)?.id ?? null) : null };
}

/** Deletes history that is older than is kept. @param now epoch milliseconds. */
async function purgeHistory(db: Database, now: number): Promise<void> {
  const oldest = now - settings().historyMonths * monthMs;
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom('user_changes')
      .where('id', 'in', (eb) => eb.selectFrom('user_changes').select('id').where('seen_at', '<', oldest).orderBy('id').limit(perBatch))
      .executeTakeFirst();
    if (numDeletedRows < perBatch) break;
  }
  await db.deleteFrom('snapshot_totals').where('taken_at', '<', oldest).execute();
}

/** Keeps the history of users as long as ONRAMP_HISTORY_MONTHS says. */
export const historyRetention: Job = {
  name: 'history-retention',
  everyMs: 24 * 3_600_000,
  run: ({ db }, now) => purgeHistory(db, now),
};
