import { Kysely, Migrator, PostgresDialect, SqliteDialect, sql } from 'kysely';
import Sqlite from 'libsql';
import pg from 'pg';
import { isInnerTable } from './client';
import { type Engine, migrations } from './migrations';
import { releasedRows, rowsBefore } from './released-rows.fixture';
import type { Schema } from './schema';

type Rows = (typeof releasedRows)[string];

const literal = (value: string | number | null) => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value));

/** The columns of each table, without what only keeps count or follows another. */
export async function tablesOf(db: Kysely<Schema>): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await db.introspection.getTables();
  const own = tables.filter(({ name, isView }) => !isView && !isInnerTable(name));
  return new Map(own.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
}

/** The rows that a database of a step holds in a table, with the columns that it had by then. */
export function rowsAt(step: string, table: string, columns: readonly string[]): Rows {
  const rows = rowsBefore[step]?.[table] ?? releasedRows[table] ?? [];
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column))));
}

/**
 * A database as one step left it, with rows in every table, as SQL that needs nothing of Onramp. @param url of an empty PostgreSQL database;
 * not used for SQLite.
 */
export async function dumpAt(engine: Engine, step: string, url: string): Promise<string> {
  const made: string[] = [];
  const file = engine === 'sqlite' ? new Sqlite(':memory:') : null;
  const dialect = file
    ? new SqliteDialect({ database: file })
    : new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) });
  const db = new Kysely<Schema>({
    dialect,
    log: ({ level, query }) => {
      if (level === 'query' && /^(?:create|alter|drop)\b/i.test(query.sql)) made.push(query.sql);
    },
  });
  try {
    const known = migrations(engine);
    const migrator = new Migrator({
      db,
      migrationTableName: 'onramp_migration',
      migrationLockTableName: 'onramp_migration_lock',
      provider: { getMigrations: async () => known },
    });
    const { error } = await migrator.migrateTo(step);
    if (error) throw error;
    const names = await sql<{ name: string }>`select name from onramp_migration order by name`.execute(db);
    const inserts = (await insertsAt(db, step)).concat(
      names.rows.map(({ name }) => `insert into onramp_migration (name, timestamp) values (${literal(name)}, '2026-01-01T00:00:00.000Z')`),
      `insert into onramp_migration_lock (id, is_locked) values ('migration_lock', 0)`,
    );
    return `${[...made, ...inserts].join(';\n')};\n`;
  } finally {
    await db.destroy();
  }
}

async function insertsAt(db: Kysely<Schema>, step: string): Promise<string[]> {
  const tables = await tablesOf(db);
  const missing = [...tables.keys()].filter((table) => !releasedRows[table]?.length);
  if (missing.length > 0) throw new Error(`released-rows.fixture.ts has no rows for ${missing.join(', ')}`);
  return Object.keys(releasedRows)
    .flatMap((table) =>
      rowsAt(step, table, tables.get(table) ?? []).map((row) =>
        Object.keys(row).length === 0
          ? []
          : [`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`],
      ),
    )
    .flat();
}
