import 'server-only';
import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
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
/** SQLite's index is not asked for more than this: to read on until enough are found is then as quick, or to look at those who pass other filters. */
const mostByIndex = 15_000;
/** Where a fifth of all and more hold a text, PostgreSQL takes longer to look at them one by one than to read everybody's other values. */
const manyOfAll = 0.2;
/** Where a tenth of all and more pass the other filters, it reads fewer by asking for the text first. */
const fewOfAll = 0.1;
/** Of more than this, 3,000 are found sooner by reading everybody in order, if no other filter stops at most of them. */
const mostLookedUp = 10_000;

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

const holds = (text: string) => sql<boolean>`search_text like ${between(text)} escape '\\'`;

/** Every text of three characters and more stands in SQLite's index as a phrase of its parts, case and all. */
const phraseOf = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** How a text is found. */
export interface TextPlan {
  readonly engine: Engine;
  /** The rows that hold it, as a JSON list, where SQLite's index was asked. */
  readonly rowIds: string | null;
  /** Those rows are looked up, and all others left alone. */
  readonly lookUp: boolean;
  /** Other filters probably let few through, and only those are looked at for the text. */
  readonly fewPass: boolean;
}

/**
 * Whether a user contains the text of a search. Where few pass the other filters, which SQLite reads from an index, only their texts are looked
 * at; where most do, it is quicker to read one after the other. PostgreSQL looks at the text last when the comparison costs more than others and no index fits it.
 */
function contains(text: string, { engine, rowIds, fewPass }: TextPlan) {
  if (rowIds !== null) return sql<boolean>`snapshot_users.row_id in (select value from json_each(${rowIds}))`;
  if (!fewPass) return holds(text);
  if (engine === 'postgres') return sql<boolean>`(search_text || '') like ${between(text)} escape '\\'`;
  return sql<boolean>`exists (select 1 from snapshot_users as texts where texts.row_id = snapshot_users.row_id and texts.${holds(text)})`;
}

/** Whether filters are applied that may let few through. */
const areNarrow = ({ status, licence, source, account, since }: UsersFilter) =>
  status === 'inactive' || licence === 'none' || [source, account, since].some((part) => part !== null);

const explained = z.array(z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]) })).length(1);

/** How many users PostgreSQL thinks to find, from what it has learnt of them. */
async function expected(db: Database, where: (eb: Users) => Expression<SqlBool>): Promise<number> {
  const [row] = explained.parse(await db.selectFrom('snapshot_users').select('row_id').where(where).explain('json'));
  return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
}

/** Whether PostgreSQL is quicker to look at those who pass other filters than at those who hold a text. */
async function isTextLate(db: Database, filter: UsersFilter): Promise<boolean> {
  const text = searchText(filter);
  if ([...text].length < shortestIndexed) return true;
  const all = await expected(db, () => sql`true`);
  if ((await expected(db, () => holds(text))) <= manyOfAll * all) return false;
  return (await expected(db, (eb) => passes(eb, filter))) < fewOfAll * all;
}

/** Asks SQLite's index, unless it finds a text too often. */
export async function planText(db: Database, filter: UsersFilter): Promise<TextPlan> {
  const [engine, text] = [engineOf(db), searchText(filter)];
  const fewPass = areNarrow(filter) && (engine === 'sqlite' || (await isTextLate(db, filter)));
  const unasked = { engine, rowIds: null, lookUp: false, fewPass };
  if (engine === 'postgres' || [...text].length < shortestIndexed) return unasked;
  const { rows } = await sql<{ found: number; ids: string }>`select count(*) as found, json_group_array(rowid) as ids from
    (select rowid from snapshot_search where snapshot_search match ${phraseOf(text)} limit ${mostByIndex + 1})`.execute(db);
  const [answer] = rows;
  if (!answer || answer.found > mostByIndex) return unasked;
  return { engine, rowIds: answer.ids, lookUp: fewPass || answer.found <= mostLookedUp, fewPass };
}

/**
 * Whether a row is of a connection. The sign keeps SQLite from reading all of the connection's in their order.
 *
 * @see https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
 */
export const isOf = (eb: Users, connectionId: string, { lookUp }: TextPlan) =>
  lookUp ? sql<boolean>`+connection_id = ${connectionId}` : eb('connection_id', '=', connectionId);

/** The text of a search as it is compared. */
export const searchText = ({ q }: UsersFilter): string => fold(q.trim());

/** Every part of a filter but the text. */
const passes = (eb: Users, { status, licence, source, account, since }: UsersFilter) =>
  eb.and([
    ...(status === null ? [] : [eb('active', '=', status === 'active' ? 1 : 0)]),
    ...(licence === null ? [] : [eb('licences', licence === 'none' ? '=' : '>', 0)]),
    ...(source === null ? [] : [source === noSource ? eb('source', 'is', null) : eb('source', '=', source)]),
    ...(account === null ? [] : [sql<boolean>`account_status like ${between(`|${account.replaceAll('|', ' ')}|`)} escape '\\'`]),
    ...(since === null ? [] : [eb('modified_at', '>=', since)]),
  ]);

/** Every part of a filter. The text comes last, because it costs most: PostgreSQL keeps this order, but for equalities. */
export function matches(eb: Users, filter: UsersFilter, plan: TextPlan) {
  const text = searchText(filter);
  return eb.and([passes(eb, filter), ...(text === '' ? [] : [contains(text, plan)])]);
}

/** Whether a filter lets everybody through. */
export const isEverybody = (filter: UsersFilter): boolean =>
  searchText(filter) === '' && [filter.status, filter.licence, filter.source, filter.account, filter.since].every((part) => part === null);
