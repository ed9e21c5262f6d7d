import 'server-only';
import type { FacetCounts, SnapshotPage, SnapshotQuery, UsersFilter } from '@/lib/users/snapshot';
import { app } from './app';
import { requireRole } from './auth';
import { checkConnection } from './connection-view';
import { findFacets, findInSnapshot } from './find-in-snapshot';

/**
 * One window of the users that a filter lets through, from the snapshot.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `snapshot-off`, `snapshot-not-ready`
 */
export async function searchSnapshot(connectionId: string, query: SnapshotQuery): Promise<SnapshotPage> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  return findInSnapshot(opened.db, connectionId, query);
}

/** How many users each value of each filter would show, with the other filters as they are. @throws as {@link searchSnapshot} */
export async function countFacets(connectionId: string, filter: UsersFilter): Promise<FacetCounts> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  return findFacets(opened.db, connectionId, filter);
}
