import 'server-only';
import { checkCanary, fingerprintKey, readCanary } from './canary';
import { databasePlace } from './command-database';
import { checkpoint, type Database, openDatabase } from './db/client';
import { settings } from './env';
import { type Keys, loadKeys } from './keys';
import { openWire, type Wire } from './live-wire';
import { announce, leave } from './presence';
import type { Pulse } from './schedule';

/** What every part of the data layer needs: the database and the keys that belong to it. */
export interface App {
  readonly db: Database;
  readonly keys: Keys;
  /** How news travel to other processes; `null` where there are none. */
  readonly wire: Wire | null;
  /** Names this process among those that were and will be. */
  readonly runner: string;
  /** How what runs by itself fares, by name. */
  readonly pulses: Map<string, Pulse>;
  /** What must have ended before the database is closed; each call ends one. */
  readonly endFirst: Set<() => Promise<void>>;
  /** Ends what runs by itself, then closes the database, whole. */
  readonly close: () => Promise<void>;
}

/** Opens the database with the keys that belong to it. Nothing is written before it is known that they do. */
async function openApp(): Promise<App> {
  const db = await openDatabase(databasePlace(settings()));
  const runner = crypto.randomUUID();
  try {
    const isNew = (await readCanary(db)) === undefined;
    const ring = loadKeys(settings(), isNew);
    await checkCanary(db, ring);
    await announce(db, runner, ring.id);
    // A key that was replaced just before the announcement must be noticed by one side or the other.
    await checkCanary(db, ring);
    const keys: Keys = { ...ring, fingerprint: await fingerprintKey(db, ring, isNew) };
    const { databaseUrl } = settings();
    const wire = databaseUrl === null ? null : await openWire(databaseUrl);
    const endFirst = new Set<() => Promise<void>>();
    const close = async () => {
      await Promise.all([...endFirst].map((end) => end()));
      // What just ended may have had news to tell.
      await wire?.close();
      await leave(db, runner).catch(() => undefined);
      await checkpoint(db);
      await db.destroy();
    };
    return { db, keys, wire, runner, pulses: new Map(), endFirst, close };
  } catch (error) {
    await leave(db, runner).catch(() => undefined);
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
