import 'server-only';
import { sql } from 'kysely';
import type { FacetCounts, SnapshotPage, SnapshotQuery, SnapshotRow, UsersFilter } from '@/lib/users/snapshot';
import type { Database } from './db/client';
import { facetGroup, statusesIn, toFacets } from './snapshot-facets';
import { isEverybody, isOf, isShown, matches, mostCounted, planText, searchText, shownSnapshot, type TextPlan } from './snapshot-filter';

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

/** The rows of those who match, in their order. */
function idsOf(db: Database, connectionId: string, generation: number, query: SnapshotQuery, plan: TextPlan) {
  const direction = query.descending ? 'desc' : 'asc';
  return db
    .selectFrom('snapshot_users')
    .select('row_id')
    .where((eb) => isOf(eb, connectionId, plan))
    .where((eb) => isShown(eb, generation))
    .where((eb) => matches(eb, query.filter, plan))
    .orderBy(sortColumns[query.sortBy], direction)
    .orderBy('row_id', direction);
}

/** Everybody whom a filter lets through, counted from an index alone. */
async function count(db: Database, connectionId: string, generation: number, filter: UsersFilter, plan: TextPlan): Promise<number> {
  const { found } = await db
    .selectFrom('snapshot_users')
    .select((eb) => eb.fn.countAll<number>().as('found'))
    .where('connection_id', '=', connectionId)
    .where((eb) => isShown(eb, generation))
    .where((eb) => matches(eb, filter, plan))
    .executeTakeFirstOrThrow();
  return found;
}

async function readRows(db: Database, ids: readonly number[]): Promise<SnapshotRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('snapshot_users')
    .select([...shownColumns, 'row_id'])
    .where('row_id', 'in', ids)
    .execute();
  const found = new Map(rows.map((row) => [row.row_id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    return {
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
      modifiedAt: row.modified_at || null,
    };
  });
}

/**
 * One window of the users that a filter lets through, from the snapshot. Users without a time of change count as the oldest.
 * A text search ends after the {@link mostCounted} that are first in its order.
 *
 * @throws {StateError} `snapshot-off`, `snapshot-not-ready`
 */
export async function findInSnapshot(db: Database, connectionId: string, query: SnapshotQuery): Promise<SnapshotPage> {
  const { generation, takenAt, total: all } = await shownSnapshot(db, connectionId);
  const { filter, offset } = query;
  const limit = Math.min(mostRows, query.limit);
  const plan = await planText(db, filter);
  const ids = idsOf(db, connectionId, generation, query, plan);
  if (searchText(filter) === '') {
    const window = await ids.limit(limit).offset(offset).execute();
    const total = isEverybody(filter) ? all : await count(db, connectionId, generation, filter, plan);
    const rows = await readRows(
      db,
      window.map(({ row_id }) => row_id),
    );
    return { generation, takenAt, total, more: false, offset, rows };
  }
  // One reading finds the window and how many match.
  const found = await ids.limit(mostCounted + 1).execute();
  const more = found.length > mostCounted;
  const counted = found.slice(0, mostCounted);
  const window = counted.slice(offset, offset + limit).map(({ row_id }) => row_id);
  return { generation, takenAt, total: counted.length, more, offset, rows: await readRows(db, window) };
}

/** How many users each value of each filter would show, with the other filters as they are. @throws as {@link findInSnapshot} */
export async function findFacets(db: Database, connectionId: string, filter: UsersFilter): Promise<FacetCounts> {
  const { generation, facets } = await shownSnapshot(db, connectionId);
  if (isEverybody(filter) && facets !== null) return JSON.parse(facets);
  const search: UsersFilter = { ...filter, status: null, licence: null, source: null, account: null };
  const plan = await planText(db, search);
  const groups = await db
    .selectFrom('snapshot_users')
    .select((eb) => ['active', facetGroup.as('licensed'), 'source', 'account_status', eb.fn.countAll<number>().as('people')])
    .where((eb) => isOf(eb, connectionId, plan))
    .where((eb) => isShown(eb, generation))
    .where((eb) => matches(eb, search, plan))
    .groupBy(['active', sql.ref('licensed'), 'source', 'account_status'])
    .execute();
  return toFacets(groups, filter);
}
