import 'server-only';
import { sql } from 'kysely';
import type { FacetCounts, SnapshotPage, SnapshotQuery, SnapshotRow, UsersFilter } from '@/lib/users/snapshot';
import { app } from './app';
import { requireAdmin } from './auth';
import { checkConnection } from './connection-view';
import type { Database } from './db/client';
import { facetGroup, statusesIn, toFacets } from './snapshot-facets';
import { isEverybody, isShown, matches, matchesSearch, mostCounted, narrows, searchText, shownSnapshot } from './snapshot-filter';

const mostRows = 200;

const sortColumns = { name: 'name_key', userName: 'user_name_key', modified: 'modified_at' } as const;

const shownColumns = [
  'user_id',
  'name',
  'user_name',
  'title',
  'external_id',
  'active',
  'licences',
  'source',
  'account_status',
  'created_at',
  'modified_at',
] as const;

/** How many users match, counted as far as {@link mostCounted}. */
async function count(db: Database, connectionId: string, generation: number, filter: UsersFilter, narrow: boolean): Promise<number> {
  const some = db
    .selectFrom('snapshot_users')
    .select(sql<number>`1`.as('one'))
    .where('connection_id', '=', connectionId)
    .where((eb) => isShown(eb, generation))
    .where((eb) => matches(eb, filter, narrow))
    .limit(mostCounted + 1);
  const { found } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return found;
}

async function readRows(
  db: Database,
  connectionId: string,
  generation: number,
  query: SnapshotQuery,
  narrow: boolean,
): Promise<SnapshotRow[]> {
  const column = sortColumns[query.sortBy];
  const direction = query.descending ? 'desc' : 'asc';
  const wanted = db
    .selectFrom('snapshot_users')
    .select('row_id')
    .where('connection_id', '=', connectionId)
    .where((eb) => isShown(eb, generation))
    .where((eb) => matches(eb, query.filter, narrow))
    .orderBy(column, direction)
    .orderBy('row_id', direction)
    .limit(Math.min(mostRows, query.limit))
    .offset(query.offset);
  const rows = await db
    .selectFrom('snapshot_users')
    .select(shownColumns)
    .where('row_id', 'in', wanted)
    .orderBy(column, direction)
    .orderBy('row_id', direction)
    .execute();
  return rows.map((row) => ({
    id: row.user_id,
    name: row.name,
    userName: row.user_name,
    title: row.title,
    externalId: row.external_id,
    active: row.active === null ? null : row.active === 1,
    licences: row.licences,
    source: row.source,
    accountStatus: statusesIn(row.account_status),
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  }));
}

/**
 * One window of the users that a filter lets through, from the snapshot. Users without the value that is sorted by come first or last, as the engine
 * has it.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `snapshot-off`, `snapshot-not-ready`
 */
export async function searchSnapshot(connectionId: string, query: SnapshotQuery): Promise<SnapshotPage> {
  await requireAdmin();
  const opened = await app();
  await checkConnection(opened, connectionId);
  return findInSnapshot(opened.db, connectionId, query);
}

/** As {@link searchSnapshot}, for whoever is let in already. */
export async function findInSnapshot(db: Database, connectionId: string, query: SnapshotQuery): Promise<SnapshotPage> {
  const { generation, takenAt, total: all } = await shownSnapshot(db, connectionId);
  const narrow = await narrows(db, searchText(query.filter));
  const rows = await readRows(db, connectionId, generation, query, narrow);
  const found = isEverybody(query.filter) ? all : await count(db, connectionId, generation, query.filter, narrow);
  const more = !isEverybody(query.filter) && found > mostCounted;
  return { generation, takenAt, total: more ? mostCounted : found, more, offset: query.offset, rows };
}

/**
 * How many users each value of each filter would show, with the other filters as they are.
 *
 * @throws as {@link searchSnapshot}
 */
export async function countFacets(connectionId: string, filter: UsersFilter): Promise<FacetCounts> {
  await requireAdmin();
  const opened = await app();
  await checkConnection(opened, connectionId);
  return findFacets(opened.db, connectionId, filter);
}

/** As {@link countFacets}, for whoever is let in already. */
export async function findFacets(db: Database, connectionId: string, filter: UsersFilter): Promise<FacetCounts> {
  const { generation, facets } = await shownSnapshot(db, connectionId);
  if (isEverybody(filter) && facets !== null) return JSON.parse(facets);
  const narrow = await narrows(db, searchText(filter));
  const groups = await db
    .selectFrom('snapshot_users')
    .select((eb) => ['active', facetGroup.as('licensed'), 'source', 'account_status', eb.fn.countAll<number>().as('people')])
    .where('connection_id', '=', connectionId)
    .where((eb) => isShown(eb, generation))
    .where((eb) => matchesSearch(eb, filter, narrow))
    .groupBy(['active', sql.ref('licensed'), 'source', 'account_status'])
    .execute();
  return toFacets(groups, filter);
}
