import 'server-only';
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { StateError } from '@/lib/errors';
import { fold } from '@/lib/users/fold';
import { noSource, type UsersFilter } from '@/lib/users/snapshot';
import { type Database, engineOf } from './db/client';
import type { Engine } from './db/migrations';
import type { Schema } from './db/schema';

/** The index of parts is asked for texts of three characters and more. */
const shortestIndexed = 3;
/** Of those who contain a text, more than this are not counted. */
export const mostCounted = 3_000;
const mostNarrowed = 30_000;

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
const between = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Whether a version of a user belongs to a generation. */
export const isShown = (eb: Users, generation: number) =>
  eb.and([eb('from_generation', '<=', generation), eb.or([eb('to_generation', 'is', null), eb('to_generation', '>', generation)])]);

/** Every text of three characters and more stands in SQLite's index as a phrase of its parts, case and all. */
const phraseOf = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How SQLite finds a text; PostgreSQL decides by itself. */
export interface TextPlan {
  readonly engine: Engine;
  /** Its index is asked, which answers the same. */
  readonly byIndex: boolean;
}

/**
 * Whether a user contains the text of a search. Where few pass the other filters, which SQLite reads from an index, it looks at the text of those
 * alone; where most do, it is quicker to read one after the other.
 */
function contains(text: string, { engine, byIndex }: TextPlan, fewPass: boolean) {
  if (byIndex) return sql<boolean>`row_id in (select rowid from snapshot_search where snapshot_search match ${phraseOf(text)})`;
  const like = sql<boolean>`search_text like ${between(text)} escape '\\'`;
  if (engine === 'postgres' || !fewPass) return like;
  return sql<boolean>`exists (select 1 from snapshot_users as texts where texts.row_id = snapshot_users.row_id and texts.${like})`;
}

/** Whether SQLite's index is asked: not for what it finds so often that reading on until enough are found is quicker. PostgreSQL decides. */
export async function planText(db: Database, filter: UsersFilter): Promise<TextPlan> {
  const [engine, text] = [engineOf(db), searchText(filter)];
  if (engine === 'postgres' || [...text].length < shortestIndexed) return { engine, byIndex: false };
  const { rows } = await sql<{ found: number }>`select count(*) as found from
    (select rowid from snapshot_search where snapshot_search match ${phraseOf(text)} limit ${mostNarrowed + 1})`.execute(db);
  return { engine, byIndex: (rows[0]?.found ?? 0) <= mostNarrowed };
}

/** The text of a search as it is compared. */
export const searchText = ({ q }: UsersFilter): string => fold(q.trim());

/** The search alone, and since when. */
export function matchesSearch(eb: Users, filter: UsersFilter, plan: TextPlan, fewPass = filter.since !== null) {
  const text = searchText(filter);
  return eb.and([
    ...(text === '' ? [] : [contains(text, plan, fewPass)]),
    ...(filter.since === null ? [] : [eb('modified_at', '>=', filter.since)]),
  ]);
}

/** Every part of a filter. */
export function matches(eb: Users, filter: UsersFilter, plan: TextPlan) {
  const { status, licence, source, account, since } = filter;
  const fewPass = status === 'inactive' || licence === 'none' || [source, account, since].some((part) => part !== null);
  return eb.and([
    matchesSearch(eb, filter, plan, fewPass),
    ...(status === null ? [] : [eb('active', '=', status === 'active' ? 1 : 0)]),
    ...(licence === null ? [] : [eb('licences', licence === 'none' ? '=' : '>', 0)]),
    ...(source === null ? [] : [source === noSource ? eb('source', 'is', null) : eb('source', '=', source)]),
    ...(account === null ? [] : [sql<boolean>`account_status like ${between(`|${account.replaceAll('|', ' ')}|`)} escape '\\'`]),
  ]);
}

/** Whether a filter lets everybody through. */
export const isEverybody = (filter: UsersFilter): boolean =>
  searchText(filter) === '' && [filter.status, filter.licence, filter.source, filter.account, filter.since].every((part) => part === null);
