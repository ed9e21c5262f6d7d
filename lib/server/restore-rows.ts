import 'server-only';
import { sql } from 'kysely';
import { type BackupRow, readBackup } from './backup-format';
import { backedUpTables } from './backup-tables';
import { type Database, engineOf } from './db/client';

/** Rows that are inserted with one statement. */
const batch = 100;

async function insert(db: Database, table: string, rows: readonly BackupRow['row'][]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  // Ids that a database counts up by itself are restored too: other rows refer to them.
  const overriding = engineOf(db) === 'postgres' ? sql`overriding system value` : sql``;
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) ${overriding}
    values ${sql.join(values)}`.execute(db);
}

/** Lets PostgreSQL count on from the highest id that was restored. SQLite does so by itself. */
async function countOn(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') return;
  for (const { name, columns } of await db.introspection.getTables()) {
    const counted = columns.find((column) => column.isAutoIncrementing);
    if (!counted || !backedUpTables.includes(name)) continue;
    await sql`select setval(pg_get_serial_sequence(${name}, ${counted.name}), max(${sql.ref(counted.name)}))
      from ${sql.table(name)} having max(${sql.ref(counted.name)}) is not null`.execute(db);
  }
}

/** Puts the rows of a backup into empty tables. Part of the caller's transaction: only a backup that was read to its end may be kept. */
export async function insertRows(trx: Database, path: string): Promise<void> {
  let waiting: BackupRow[] = [];
  const flush = async () => {
    const [first] = waiting;
    if (first)
      await insert(
        trx,
        first.table,
        waiting.map(({ row }) => row),
      );
    waiting = [];
  };
  for await (const line of readBackup(path)) {
    if (!('table' in line)) continue;
    if (waiting.length === batch || (waiting[0] && waiting[0].table !== line.table)) await flush();
    waiting.push(line);
  }
  await flush();
  await countOn(trx);
}
