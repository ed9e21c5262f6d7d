import 'server-only';
import { StateError } from '@/lib/errors';
import type { ProblemDocument } from '@/lib/problems';
import type { CrawlNotes, CrawlView, FacetCounts, SnapshotTotals, SnapshotView } from '@/lib/users/snapshot';
import { type App, app } from './app';
import { record } from './audit';
import { requireProof, requireRole } from './auth';
import { beginCrawl } from './begin-crawl';
import { checkConnection } from './connection-view';
import { endCrawling, keepCrawling } from './crawl-loop';
import { type CrawlRow, findCrawl, stopCrawl } from './crawl-store';
import { publish } from './live';
import { openDirectory } from './open-directory';
import { clearIfOver, purgeSnapshot } from './snapshot-versions';

function toCrawlView(row: CrawlRow): CrawlView {
  const notes: CrawlNotes = JSON.parse(row.notes);
  const problem: ProblemDocument | null = row.problem === null ? null : JSON.parse(row.problem);
  const status = row.status === 'done' || row.status === 'cancelled' || row.status === 'failed' ? row.status : 'running';
  return {
    id: row.id,
    status,
    startedAt: row.started_at,
    startedBy: row.started_by,
    finishedAt: row.finished_at,
    seen: row.seen,
    claimed: row.claimed,
    restingUntil: row.resting_until,
    notes,
    problem,
  };
}

async function viewSnapshot({ db }: App, connectionId: string): Promise<SnapshotView> {
  const [row, crawl] = await Promise.all([
    db.selectFrom('snapshots').selectAll().where('connection_id', '=', connectionId).where('purging_at', 'is', null).executeTakeFirst(),
    findCrawl(db, connectionId),
  ]);
  const facets: FacetCounts | null = row?.facets ? JSON.parse(row.facets) : null;
  return {
    on: row !== undefined,
    turnedOnBy: row?.turned_on_by ?? null,
    turnedOnAt: row?.turned_on_at ?? null,
    generation: row?.generation ?? 0,
    takenAt: row?.taken_at ?? null,
    total: row?.total ?? null,
    withoutLicence: facets ? (facets.licence.none ?? 0) : null,
    nextAt: row?.next_at ?? null,
    crawl: row && crawl ? toCrawlView(crawl) : null,
  };
}

/** Whether a snapshot is kept, how old it is, and its crawl. @throws {StateError} `not-signed-in`, `not-found` */
export async function readSnapshot(connectionId: string): Promise<SnapshotView> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  return viewSnapshot(opened, connectionId);
}

/** @throws {StateError} `snapshot-off` */
async function begin(opened: App, connectionId: string, actor: string): Promise<void> {
  const { id, begun } = await beginCrawl(opened.db, connectionId, actor);
  if (begun) await record(opened.db, { actor, action: 'crawl-started', connectionId });
  if (!id) throw new StateError('snapshot-off', 'no snapshot is kept');
  keepCrawling(opened, connectionId, id);
  publish(connectionId);
}

/**
 * Begins to keep a connection's users, and crawls them.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`, `token-not-kept`, `snapshot-being-deleted`
 */
export async function turnOnSnapshot(connectionId: string): Promise<SnapshotView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await openDirectory(opened, connectionId);
  const { numInsertedOrUpdatedRows = 0n } = await opened.db
    .insertInto('snapshots')
    .values({
      connection_id: connectionId,
      turned_on_by: admin.name,
      turned_on_at: Date.now(),
      generation: 0,
      taken_at: null,
      total: null,
      facets: null,
      // Due at once, so that the crawl begins even if this process ends before it begins it.
      next_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column('connection_id').doNothing())
    .executeTakeFirst();
  const view = await viewSnapshot(opened, connectionId);
  if (!view.on) throw new StateError('snapshot-being-deleted', 'the former snapshot is still being deleted');
  if (numInsertedOrUpdatedRows > 0n) {
    await record(opened.db, { actor: admin.name, action: 'snapshot-turned-on', connectionId });
    await begin(opened, connectionId, admin.name);
  }
  return viewSnapshot(opened, connectionId);
}

/** Deletes all that is kept of a connection's users, at once. @throws {StateError} `not-signed-in`, `not-found` */
export async function turnOffSnapshot(connectionId: string): Promise<SnapshotView> {
  const admin = await requireProof('owner');
  const opened = await app();
  await checkConnection(opened, connectionId);
  await stop(opened, connectionId);
  await record(opened.db, { actor: admin.name, action: 'snapshot-turned-off', connectionId });
  await purgeSnapshot(opened.db, connectionId);
  publish(connectionId);
  return viewSnapshot(opened, connectionId);
}

/** Crawls now, or joins the crawl that runs. @throws {StateError} as {@link turnOnSnapshot}, and `snapshot-off`. */
export async function startCrawl(connectionId: string): Promise<SnapshotView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await openDirectory(opened, connectionId);
  await begin(opened, connectionId, admin.name);
  return viewSnapshot(opened, connectionId);
}

async function stop(opened: App, connectionId: string): Promise<boolean> {
  const stopped = await stopCrawl(opened, connectionId);
  await endCrawling(connectionId);
  return stopped;
}

/** Stops the crawl that runs; what was shown before stays. @throws {StateError} `not-signed-in`, `not-found` */
export async function cancelCrawl(connectionId: string): Promise<SnapshotView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await checkConnection(opened, connectionId);
  if (await stop(opened, connectionId)) {
    await record(opened.db, { actor: admin.name, action: 'crawl-cancelled', connectionId });
    const stopped = await findCrawl(opened.db, connectionId);
    if (stopped) await clearIfOver(opened.db, stopped.id);
  }
  publish(connectionId);
  return viewSnapshot(opened, connectionId);
}

/** The size of the directory at the end of each crawl, oldest first. @throws {StateError} `not-signed-in`, `not-found` */
export async function readTotals(connectionId: string): Promise<readonly SnapshotTotals[]> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  const rows = await opened.db
    .selectFrom('snapshot_totals')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('generation')
    .execute();
  return rows.map(({ taken_at, total, counts }) => ({ takenAt: taken_at, total, counts: JSON.parse(counts) }));
}
