import 'server-only';
import { closeSync, createWriteStream, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { ConfigError } from '@/lib/errors';
import { type BackupHeader, backupVersion, withEnd } from './backup-format';
import { recordAnyAge } from './backup-record';
import { atOneMoment, rowsOf } from './backup-rows';
import { backedUpTables } from './backup-tables';
import { readCanary } from './canary';
import { openExisting } from './command-database';
import { appliedMigrations, type Database, engineOf } from './db/client';
import { takeName } from './durable-file';
import type { Settings } from './env';
import { keyFileIn } from './key-file';
import { presencePrefix } from './presence';
import { keyIdOf } from './vault';

const countOf = async (db: Database, table: string) => {
  const where = table === 'meta' ? sql` where key not like ${`${presencePrefix}%`}` : sql``;
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}${where}`.execute(db);
  return rows[0]?.count ?? 0;
};

async function headerOf(db: Database, madeAt: Date): Promise<BackupHeader> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const rows: Record<string, number> = {};
  for (const table of backedUpTables.filter((name) => there.has(name))) rows[table] = await countOf(db, table);
  return {
    format: 'onramp-backup',
    version: backupVersion,
    madeAt: madeAt.toISOString(),
    engine: engineOf(db),
    migrations: [...(await appliedMigrations(db))],
    keyId: keyIdOf((await readCanary(db)) ?? ''),
    rows,
  };
}

async function* linesOf(db: Database, header: BackupHeader): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for (const table of Object.keys(header.rows)) {
    for await (const rows of rowsOf(db, table)) {
      const kept = table === 'meta' ? rows.filter(({ key }) => !String(key).startsWith(presencePrefix)) : rows;
      if (kept.length > 0) yield kept.map((row) => `${JSON.stringify({ table, row })}\n`).join('');
    }
  }
}

/** Writes a draft and brings it to the disk. */
async function writeDraft(draft: string, groups: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(withEnd(groups)), createGzip(), createWriteStream(draft, { flags: 'w', mode: 0o600 }));
  const file = openSync(draft, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function refuseToOverwrite(path: string): void {
  if (existsSync(path)) throw new ConfigError(`${path} exists already. Nothing was written.\nName another file.`);
}

/** Where a backup goes that was given no name. */
const backupFileIn = (dataDir: string, madeAt: Date) =>
  join(dataDir, 'backups', `onramp-${madeAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`);

/**
 * Writes everything in the database to one file, as it is at one moment; Onramp may run meanwhile. Tokens stay sealed, and the key is not
 * in it. Sessions and sign-in links are left out. The file has its name only once it is whole.
 *
 * @returns what to tell the admin.
 * @throws {ConfigError} no database, or the file exists.
 */
export async function makeBackup(settings: Settings, path: string | null): Promise<readonly string[]> {
  const madeAt = new Date();
  const target = path ?? backupFileIn(settings.dataDir, madeAt);
  const draft = `${target}.draft`;
  const db = await openExisting(settings, { asItIs: true });
  try {
    refuseToOverwrite(target);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    // Before there is anything: a copy that exists is always recorded, and holds its own record.
    await recordAnyAge(db, 'backup-made', madeAt.toISOString());
    const header = await atOneMoment(db, async (trx) => {
      const described = await headerOf(trx, madeAt);
      await writeDraft(draft, linesOf(trx, described));
      return described;
    });
    refuseToOverwrite(target);
    takeName(draft, target);
    const rows = Object.values(header.rows).reduce((sum, count) => sum + count, 0);
    return [
      `Backup: ${target} (${rows} rows, ${Math.ceil(statSync(target).size / 1024)} KB)`,
      `The tokens in it are sealed with key ${header.keyId}. The key is not in it: it is in ${settings.key ? 'ONRAMP_KEY' : keyFileIn(settings.dataDir)}.`,
      'Keep a copy of the key in another place than the backup. Who has both has the tokens; without the key the backup cannot be restored.',
    ];
  } finally {
    rmSync(draft, { force: true });
    await db.destroy();
  }
}
