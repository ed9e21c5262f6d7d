import 'server-only';
import { sql } from 'kysely';
import { type Database, engineOf } from './db/client';

type Row = Record<string, unknown>;

/** Rows that are held at a time. */
const batch = 200;

async function* rowsOfSqlite(db: Database, table: string): AsyncGenerator<readonly Row[]> {
  let after = -1;
  while (true) {
    const { rows } = await sql<Row & { onramp_row: number }>`
      select rowid as onramp_row, * from ${sql.table(table)} where rowid > ${after} order by rowid limit ${batch}`.execute(db);
    after = rows.at(-1)?.onramp_row ?? after;
    if (rows.length === 0) return;
    yield rows.map(({ onramp_row: _, ...row }) => row);
  }
}

async function* rowsOfPostgres(db: Database, table: string): AsyncGenerator<readonly Row[]> {
  await sql`declare onramp_rows no scroll cursor for select * from ${sql.table(table)}`.execute(db);
  while (true) {
    const { rows } = await sql<Row>`fetch ${sql.lit(batch)} from onramp_rows`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close onramp_rows`.execute(db);
}

/** Every row of a table, a batch at a time. Within one transaction, so that all are of one moment. */
export function rowsOf(trx: Database, table: string): AsyncGenerator<readonly Row[]> {
  return engineOf(trx) === 'sqlite' ? rowsOfSqlite(trx, table) : rowsOfPostgres(trx, table);
}

/** Does work that sees the database as it is at one moment, while others go on writing. */
export function atOneMoment<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  const transaction = db.transaction();
  // In SQLite every transaction sees one moment.
  if (engineOf(db) === 'sqlite') return transaction.execute(work);
  return transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}
