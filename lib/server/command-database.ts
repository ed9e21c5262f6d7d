import 'server-only';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@/lib/errors';
import { type Database, type DatabasePlace, type OpenOptions, openDatabase } from './db/client';
import type { Settings } from './env';

/** Where the settings say that the database is. */
export const databasePlace = ({ databaseUrl, dataDir }: Settings): DatabasePlace =>
  databaseUrl ? { url: databaseUrl } : { folder: join(dataDir, 'database') };

/**
 * Opens the database that is there, for a command.
 *
 * @throws {ConfigError} there is none, or see {@link openDatabase}.
 */
export async function openExisting(settings: Settings, options: OpenOptions): Promise<Database> {
  const place = databasePlace(settings);
  const missing = (where: string) =>
    new ConfigError(`There is no database of Onramp ${where}.\nSet ONRAMP_DATA_DIR or DATABASE_URL as Onramp itself has it.`);
  if ('folder' in place && !existsSync(join(place.folder, 'onramp.db'))) throw missing(`in ${place.folder}`);
  const db = await openDatabase(place, options);
  const tables = await db.introspection.getTables();
  if (tables.some(({ name }) => name === 'meta')) return db;
  await db.destroy();
  throw missing('url' in place ? 'at DATABASE_URL' : `in ${place.folder}`);
}
