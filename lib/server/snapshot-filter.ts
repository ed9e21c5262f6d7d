import 'server-only';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { StateError } from '@/lib/errors';
import { fold } from '@/lib/users/fold';
import { noSource, type UsersFilter } from '@/lib/users/snapshot';
import { type Database, engineOf } from './db/client';
import type { Schema } from './db/schema';

/** The index of parts is asked for texts of three characters and more. */
const shortestIndexed = 3;
/** More than this is not counted, and a text that is found this often is looked for in the users themselves. */
export const mostCounted = 10_000;

type Users = ExpressionBuilder<Schema, 'snapshot_users'>;

/** The snapshot that is shown. @throws {StateError} `snapshot-off`, `snapshot-not-ready` */
export async function shownSnapshot(db: Kysely<Schema>, connectionId: string) {
  const row = await db
    .selectFrom('snapshots')
    .select(['generation', 'taken_at', 'total', 'facets'])
    .where('connection_id', '=', connectionId)
    .where('purging_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new StateError('snapshot-off', 'no snapshot is kept');
  if (row.generation === 0 || row.taken_at === null) throw new StateError('snapshot-not-ready', 'the first crawl is not done');
  return { generation: row.generation, takenAt: row.taken_at, total: row.total ?? 0, facets: row.facets };
}

/** A text between anything, for `like … escape '\'`. */
const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Whether a version of a user belongs to a generation. */
export const isShown = (eb: Users, generation: number) =>
  eb.and([eb('from_generation', '<=', generation), eb.or([eb('to_generation', 'is', null), eb('to_generation', '>', generation)])]);

/** Whether a user contains the text of a search, as the truth: the index only narrows. */
function contains(eb: Users, text: string, narrow: boolean) {
  const truth = sql<boolean>`search_text like ${like(text)} escape '\\'`;
  if (!narrow) return truth;
  const phrase = `"${text.replaceAll('"', '""')}"`;
  return eb.and([sql<boolean>`row_id in (select rowid from snapshot_search where snapshot_search match ${phrase})`, truth]);
}

/** Whether SQLite's index narrows a search: PostgreSQL decides by itself. */
export async function narrows(db: Database, text: string): Promise<boolean> {
  if (engineOf(db) === 'postgres' || [...text].length < shortestIndexed) return false;
  const phrase = `"${text.replaceAll('"', '""')}"`;
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (select rowid from snapshot_search where snapshot_search match ${phrase} limit ${mostCounted + 1})`.execute(
    db,
  );
  return (rows[0]?.found ?? 0) <= mostCounted;
}

/** The text of a search as it is compared. */
export const searchText = ({ q }: UsersFilter): string => fold(q.trim());

/** The search alone, and since when. @param narrow see {@link narrows}. */
export function matchesSearch(eb: Users, filter: UsersFilter, narrow: boolean) {
  const text = searchText(filter);
  return eb.and([
    ...(text === '' ? [] : [contains(eb, text, narrow)]),
    ...(filter.since === null ? [] : [eb('modified_at', '>=', filter.since)]),
  ]);
}

/** Every part of a filter. */
export function matches(eb: Users, filter: UsersFilter, narrow: boolean) {
  const { status, licence, source, account } = filter;
  return eb.and([
    matchesSearch(eb, filter, narrow),
    ...(status === null ? [] : [eb('active', '=', status === 'active' ? 1 : 0)]),
    ...(licence === null ? [] : [eb('licences', licence === 'none' ? '=' : '>', 0)]),
    ...(source === null ? [] : [source === noSource ? eb('source', 'is', null) : eb('source', '=', source)]),
    ...(account === null ? [] : [sql<boolean>`account_status like ${like(`|${account.replaceAll('|', ' ')}|`)} escape '\\'`]),
  ]);
}

/** Whether a filter lets everybody through. */
export const isEverybody = (filter: UsersFilter): boolean =>
  searchText(filter) === '' && [filter.status, filter.licence, filter.source, filter.account, filter.since].every((part) => part === null);
