import 'server-only';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, SqliteAdapter, SqliteDialect, sql } from 'kysely';
import Sqlite from 'libsql';
import { ConfigError } from '@/lib/errors';
import { keepCopyBefore } from './keep-copy';
import { type Engine, migrations } from './migrations';
import { openPostgres } from './postgres';
import type { Schema } from './schema';
import { searchIndex } from './search-index';

export type Database = Kysely<Schema>;

const migrationTable = 'onramp_migration';
const migrationLockTable = 'onramp_migration_lock';

/** SQLite does roll back table changes; Kysely assumes otherwise, and a kill half way would leave half a step behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  readonly isEmbedded = true;

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

function openSqlite(folder: string, alone: boolean): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new Sqlite(join(folder, 'onramp.db'));
  for (const pragma of [
    // Before anything is read: whoever has the database open keeps others from opening it so, and the other way round.
    ...(alone ? ['locking_mode = EXCLUSIVE'] : []),
    'journal_mode = WAL',
    // An acknowledged token may not be lost to a power cut; writes are rare, so the extra fsync is free.
    'synchronous = FULL',
    'busy_timeout = 5000',
    'foreign_keys = ON',
    // A token that was forgotten is overwritten, not only unlinked.
    'secure_delete = ON',
    // In KiB. With SQLite's own 2 MiB, a search reads most of the users that it looks at from the file.
    'cache_size = -32768',
  ]) {
    file.exec(`PRAGMA ${pragma}`);
  }
  return new Kysely<Schema>({ dialect: new EmbeddedDialect({ database: file }) });
}

/** A PostgreSQL URL, or the folder of the embedded database. */
export type DatabasePlace = { readonly url: string } | { readonly folder: string };

/** Which of the two databases this is. Told by a mark: whoever asks may be in another bundle than whoever opened it, with classes of its own. */
export function engineOf(db: Database): Engine {
  return 'isEmbedded' in db.getExecutor().adapter ? 'sqlite' : 'postgres';
}

/** Whether a table holds nothing of its own: it keeps count of the steps, or is an index that follows another table. */
export const isInnerTable = (name: string) =>
  name === migrationTable || name === migrationLockTable || name === searchIndex || name.startsWith(`${searchIndex}_`);

/** The names of the steps that a database has behind it, in order. */
export async function appliedMigrations(db: Database): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === migrationTable)) return [];
  const rows = await sql<{ name: string }>`select name from ${sql.table(migrationTable)} order by name`.execute(db);
  return rows.rows.map((row) => row.name);
}

/** @throws {ConfigError} a newer Onramp made the database. */
function refuseNewer(applied: readonly string[], known: object): void {
  const newer = applied.filter((name) => !(name in known));
  if (newer.length === 0) return;
  throw new ConfigError(
    `This database was made by a newer Onramp (it has “${newer.join('”, “')}”). It was left untouched.\n` +
      'Start that newer version, or restore a backup that this version made.',
  );
}

/**
 * Brings a database to this version, or only as far as one step.
 *
 * @throws {ConfigError} a newer Onramp made it (it is left untouched), or a step failed.
 */
export async function migrate(db: Database, upTo?: string): Promise<void> {
  const known = migrations(engineOf(db));
  refuseNewer(await appliedMigrations(db), known);
  const migrator = new Migrator({
    db,
    migrationTableName: migrationTable,
    migrationLockTableName: migrationLockTable,
    provider: { getMigrations: async () => known },
  });
  const { error } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
  if (error) throw new ConfigError('The database could not be brought to this version; nothing was changed.', { cause: error });
}

/** How a database is to be opened. */
export interface OpenOptions {
  /** With nobody else: SQLite only, and an error when a process has it open. */
  readonly alone?: boolean;
  /** As it is: nothing is applied that is missing. */
  readonly asItIs?: boolean;
}

/**
 * Opens a database and applies what is missing. An embedded database is copied before anything is applied to it.
 *
 * @throws {ConfigError} it cannot be opened or is newer than this version.
 */
export async function openDatabase(where: DatabasePlace, { alone = false, asItIs = false }: OpenOptions = {}): Promise<Database> {
  let db: Database | undefined;
  try {
    db = 'url' in where ? openPostgres(where.url) : openSqlite(where.folder, alone);
    const applied = await appliedMigrations(db);
    const known = migrations(engineOf(db));
    refuseNewer(applied, known);
    if (asItIs) return db;
    const next = Object.keys(known)[applied.length];
    if ('folder' in where && applied.length > 0 && next) await keepCopyBefore(db, where.folder, next);
    await migrate(db);
    return db;
  } catch (error) {
    await db?.destroy();
    if (error instanceof ConfigError) throw error;
    const place = 'url' in where ? 'The database at DATABASE_URL' : `The database in ${where.folder}`;
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') {
      const way = alone ? 'Stop Onramp (Ctrl C where it runs), then run this again.' : 'Wait until the command that works on it is done.';
      throw new ConfigError(`${place} is in use. Nothing was changed.\n${way}`, { cause: error });
    }
    throw new ConfigError(`${place} could not be opened: ${error instanceof Error ? error.message : 'unknown reason'}`, { cause: error });
  }
}

/**
 * Moves everything from the write-ahead log into the embedded database and empties the log: what was overwritten is then gone
 * from the disk, and the one file is whole. Does nothing on PostgreSQL.
 */
export async function checkpoint(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** Asks the database for nothing. @throws {NetworkError} `database-away` */
export async function askDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db);
}
