import 'server-only';
import { join } from 'node:path';
import { ConfigError } from '@/lib/errors';
import { checkpoint, type Database, openDatabase } from './db/client';
import { settings } from './env';
import { type Keys, loadKeys } from './keys';
import { open, type Place, seal } from './vault';

/** What every part of the data layer needs: the database and the keys that belong to it. */
export interface App {
  readonly db: Database;
  readonly keys: Keys;
  /** Names this process among those that were and will be. */
  readonly runner: string;
  /** What must have ended before the database is closed; each call ends one. */
  readonly endFirst: Set<() => Promise<void>>;
  /** Ends what runs by itself, then closes the database, whole. */
  readonly close: () => Promise<void>;
}

const canaryPlace: Place = { purpose: 'canary', row: 'canary', organizationId: '', connectionId: '', environment: '' };
const canaryText = 'this key opens this database';

/** Makes sure that key and database belong together, by a value that was sealed at the first start. */
async function checkCanary(db: Database, keys: Keys): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key: 'canary', value: seal(keys, canaryPlace, canaryText) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  // Read again: another replica with another key may have been first.
  const { value } = await db.selectFrom('meta').select('value').where('key', '=', 'canary').executeTakeFirstOrThrow();
  try {
    open(keys, canaryPlace, value);
  } catch (cause) {
    throw new ConfigError(
      'This key does not open this database. Nothing was changed.\n' +
        'Put back the key that the database was sealed with (onramp.key in the data folder, or ONRAMP_KEY). ' +
        'Without it the tokens are lost: move the database away and sign in to Webex again.',
      { cause },
    );
  }
}

async function openApp(): Promise<App> {
  const { dataDir, databaseUrl, key } = settings();
  const db = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: join(dataDir, 'database') });
  try {
    const canary = await db.selectFrom('meta').select('value').where('key', '=', 'canary').executeTakeFirst();
    const keys = loadKeys({ fromEnvironment: key, dataDir, mayCreate: canary === undefined });
    await checkCanary(db, keys);
    const endFirst = new Set<() => Promise<void>>();
    const close = async () => {
      await Promise.all([...endFirst].map((end) => end()));
      await checkpoint(db);
      await db.destroy();
    };
    return { db, keys, runner: crypto.randomUUID(), endFirst, close };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

declare global {
  // Route handlers, pages and the start-up hook may be separate bundles; one handle serves them all.
  var onrampApp: Promise<App> | undefined;
}

/**
 * The opened database with its keys.
 *
 * @throws {ConfigError} the database cannot be opened, is newer than this version, or was sealed with another key.
 */
export function app(): Promise<App> {
  globalThis.onrampApp ??= openApp();
  return globalThis.onrampApp;
}

/** Closes the database, so that the next {@link app} opens it anew. */
export async function closeApp(): Promise<void> {
  const opened = await globalThis.onrampApp?.catch(() => undefined);
  globalThis.onrampApp = undefined;
  await opened?.close();
}
