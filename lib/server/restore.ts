import 'server-only';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { ConfigError } from '@/lib/errors';
import { type BackupHeader, backupVersion, readBackup } from './backup-format';
import { recordAnyAge } from './backup-record';
import { backedUpTables } from './backup-tables';
import { opensCanary } from './canary';
import { databasePlace } from './command-database';
import { appliedMigrations, checkpoint, type Database, isInnerTable, migrate, openDatabase } from './db/client';
import { migrations } from './db/migrations';
import type { Settings } from './env';
import { keyFileIn } from './key-file';
import { loadKeys } from './keys';
import { insertRows } from './restore-rows';
import { keyIdOf } from './vault';

/** Reads a whole backup and keeps of it what decides whether it can be restored. */
async function inspect(path: string): Promise<{ header: BackupHeader; canary: string }> {
  let header: BackupHeader | undefined;
  let canary = '';
  for await (const line of readBackup(path)) {
    if ('format' in line) header = line;
    else if (line.table === 'meta' && line.row.key === 'canary') canary = String(line.row.value);
  }
  if (!header) throw new ConfigError(`${path} is empty.`);
  return { header, canary };
}

function refuseNewer({ version, migrations: steps, engine, rows }: BackupHeader): void {
  const known = Object.keys(migrations(engine));
  const fits = steps.every((step, index) => step === known[index]) && Object.keys(rows).every((table) => backedUpTables.includes(table));
  if (version === backupVersion && fits) return;
  throw new ConfigError('This backup was made by a newer Onramp. Nothing was restored.\nRestore it with that version, or a later one.');
}

function requireKey(settings: Settings, canary: string): void {
  const id = keyIdOf(canary);
  const path = keyFileIn(settings.dataDir);
  const sealedWith = id ? `This backup was sealed with key ${id}` : 'This backup holds nothing that tells its key';
  if (!settings.key && !existsSync(path)) {
    throw new ConfigError(
      `${sealedWith}, and there is no key file ${path}. Nothing was restored.\n` +
        `Copy the key file there that belongs to the backup (chmod 600), or set ONRAMP_KEY. Then run this again.`,
    );
  }
  const keys = loadKeys(settings, false);
  if (opensCanary(keys, canary)) return;
  throw new ConfigError(
    `${sealedWith}; the key here is ${keys.id}. Nothing was restored.\n` +
      `Put the key ${id} into ${settings.key ? 'ONRAMP_KEY_FORMER' : `${path}, as a line of its own`}. ` +
      `If it was replaced since, it is in onramp.key.former-${id} of the data folder where that was done.`,
  );
}

async function refuseUnlessEmpty(db: Database, settings: Settings, steps: readonly string[]): Promise<void> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name).filter((name) => !isInnerTable(name));
  const filled: string[] = [];
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) filled.push(table);
  }
  const applied = await appliedMigrations(db);
  if (filled.length === 0 && applied.every((step, index) => step === steps[index])) return;
  const place = databasePlace(settings);
  throw new ConfigError(
    'A backup is restored into an empty database only, and this one is not empty. Nothing was changed.\n' +
      ('url' in place
        ? 'Create another database, and name it in DATABASE_URL.'
        : `Stop Onramp and move the folder ${place.folder} away; leave the key file where it is. Then run this again.`),
  );
}

/**
 * Puts a backup into an empty database of either engine and brings it to this version. The whole file is read and checked before, and the
 * rows become durable together: after a kill they are all there or none is, and the same can be done again.
 *
 * @returns what to tell the admin.
 * @throws {ConfigError} what speaks against it, and what to do.
 */
export async function restoreBackup(settings: Settings, path: string): Promise<readonly string[]> {
  const { header, canary } = await inspect(path);
  refuseNewer(header);
  requireKey(settings, canary);
  const db = await openDatabase(databasePlace(settings), { asItIs: true });
  try {
    await refuseUnlessEmpty(db, settings, header.migrations);
    await migrate(db, header.migrations.at(-1));
    await db.transaction().execute(async (trx) => {
      await insertRows(trx, path);
      await recordAnyAge(trx, 'backup-restored', header.madeAt);
    });
    await migrate(db);
    await checkpoint(db);
  } finally {
    await db.destroy();
  }
  return [
    `Restored what Onramp held on ${header.madeAt}: ${header.rows.connections ?? 0} connections. To start: npm start`,
    'Everybody signs in anew, and sign-in links that were open then are gone.',
    'What happened since is not known here: tokens renewed or deleted since then, and reminders that were sent, which may come again.',
  ];
}
