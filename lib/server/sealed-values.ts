import 'server-only';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from './db/client';
import { canaryPlace, channelPlace, fingerprintKeyPlace, placeOf } from './places';
import type { Place } from './vault';

/** A row with a sealed value: its key, its envelope, and what else its place is made of. */
interface SealedRow {
  id: string;
  envelope: string;
  connection_id: string;
  organization_id: string;
  environment: string;
}

/** A column that holds envelopes. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The column that names the row. */
  readonly key: string;
  /** Other columns that the place is made of. */
  readonly more: readonly ('connection_id' | 'organization_id' | 'environment')[];
  readonly placeOf: (row: SealedRow) => Place;
}

/** Every column that holds envelopes. What is missing here is lost when the key is replaced. The canary comes first. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'meta', column: 'value', key: 'key', more: [], placeOf: ({ id }) => (id === 'canary' ? canaryPlace : fingerprintKeyPlace) },
  { table: 'credentials', column: 'sealed', key: 'id', more: ['connection_id', 'organization_id', 'environment'], placeOf },
  { table: 'channels', column: 'sealed_secret', key: 'id', more: [], placeOf: channelPlace },
];

/** Only what is an envelope: `meta` holds other values too. */
const isEnvelope = (column: string) => sql`${sql.ref(column)} like 'v1.%'`;

/** Rows of a column in the order of their keys, after one of them, whose envelopes are of another key than the given one. */
export async function rowsOfOtherKeys(
  db: Database,
  { table, column, key, more }: SealedColumn,
  keyId: string,
  after: string,
  limit: number,
): Promise<readonly SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select ${sql.ref(key)} as id, ${sql.ref(column)} as envelope${list(more)} from ${sql.table(table)}
    where ${isEnvelope(column)} and ${sql.ref(column)} not like ${`v1.${keyId}.%`} and ${sql.ref(key)} > ${after}
    order by ${sql.ref(key)} limit ${limit}`.execute(db);
  return rows;
}

const list = (columns: readonly string[]): RawBuilder<unknown> =>
  columns.length === 0 ? sql`` : sql`, ${sql.join(columns.map((name) => sql.ref(name)))}`;

/** Puts a new envelope in the place of an old one, unless the row was changed in between. @returns whether it did. */
export async function replaceEnvelope(
  db: Database,
  { table, column, key }: SealedColumn,
  row: { id: string; envelope: string },
  envelope: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${envelope}
    where ${sql.ref(key)} = ${row.id} and ${sql.ref(column)} = ${row.envelope}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** How many values each key sealed, by the key's id. */
export async function countByKey(db: Database): Promise<ReadonlyMap<string, number>> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns.filter((sealed) => there.has(sealed.table))) {
    const { rows } = await sql<{ id: string; count: number }>`
      select substr(${sql.ref(column)}, 4, 8) as id, count(*) as count from ${sql.table(table)} where ${isEnvelope(column)} group by 1`.execute(
      db,
    );
    for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}
