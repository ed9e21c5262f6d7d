import 'server-only';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ConfigError } from '@/lib/errors';
import { fingerprintKey, opensCanary, readCanary } from './canary';
import { openExisting } from './command-database';
import { checkpoint, type Database, engineOf } from './db/client';
import { writeDurably } from './durable-file';
import type { Settings } from './env';
import { keyFileIn, newMasterKey, readKeyFile, writeKeyFile } from './key-file';
import { fromBase64, type Keys, loadKeys } from './keys';
import { keysInUse } from './presence';
import { reseal } from './reseal';
import { keyIdOf } from './vault';

/** A new key for who keeps it in the environment; it is never printed. */
const offeredKeyIn = (dataDir: string) => join(dataDir, 'onramp.key.next');

/** Where a former key goes that nothing in the database needs any more. */
const formerKeyIn = (dataDir: string, id: string) => join(dataDir, `onramp.key.former-${id}`);

/** Offers a new key in a file. The same one again until it is in use. */
function offerKey({ dataDir, key }: Settings): never {
  const path = offeredKeyIn(dataDir);
  if (!existsSync(path)) writeDurably(path, `${newMasterKey()}\n`);
  const { id } = fromBase64(readKeyFile(path));
  throw new ConfigError(
    `ONRAMP_KEY is set, so the key is yours to replace. Nothing was changed yet. A new key (${id}) is in ${path}\n\n` +
      `  1. Set ONRAMP_KEY_FORMER to what ONRAMP_KEY is now (${fromBase64([key ?? '']).id}).\n` +
      '  2. Set ONRAMP_KEY to the content of that file.\n' +
      '  3. Restart Onramp, each replica of it.\n' +
      '  4. Run this again. It seals everything with the new key.',
  );
}

/** The keys of a rotation that is under way. A new one is made only when there is none: two of them would be one too many to keep apart. */
function keysToRotate(settings: Settings, canary: string): Keys {
  const keys = loadKeys(settings, false);
  if (!opensCanary(keys, canary)) {
    throw new ConfigError(
      `This key does not open this database: it was sealed with key ${keyIdOf(canary)}, this is key ${keys.id}. Nothing was changed.\n` +
        'Put back the key that the database was sealed with, then run this again.',
    );
  }
  if (keys.ring.size > 1) return keys;
  if (settings.key) return offerKey(settings);
  const path = keyFileIn(settings.dataDir);
  writeKeyFile(path, [newMasterKey(), ...readKeyFile(path)]);
  return fromBase64(readKeyFile(path));
}

/** @throws {ConfigError} a running process would seal with a key that is about to be retired. */
async function refuseWhileInUse(db: Database, keys: Keys, settings: Settings): Promise<void> {
  const others = (await keysInUse(db)).filter((id) => id !== keys.id);
  if (others.length === 0) return;
  throw new ConfigError(
    `${others.length === 1 ? 'A process' : `${others.length} processes`} of Onramp ran with a former key within the last minute.\n` +
      (settings.key ? '' : `The new key is the first line of ${keyFileIn(settings.dataDir)}; each replica needs that file.\n`) +
      'Restart Onramp, each replica of it, so that it seals with the new key. Then run this again.',
  );
}

/** Takes the former keys out of the key file. Each is kept in a file of its own, because older backups need it. */
function retire({ dataDir, key }: Settings, keys: Keys): readonly string[] {
  if (key) {
    const offered = offeredKeyIn(dataDir);
    if (existsSync(offered) && readFileSync(offered, 'utf8').trim() === key) rmSync(offered);
    return [
      'Nothing needs the former key any more: remove ONRAMP_KEY_FORMER.',
      'Backups made before today still need it. Keep it as long as you keep those.',
    ];
  }
  const [current, ...former] = readKeyFile(keyFileIn(dataDir));
  const paths = former.map((text) => {
    const path = formerKeyIn(dataDir, fromBase64([text]).id);
    writeDurably(path, `${text}\n`);
    return path;
  });
  writeKeyFile(keyFileIn(dataDir), [current]);
  return [
    `The key file ${keyFileIn(dataDir)} holds key ${keys.id} alone. Keep a copy of it apart from the backups.`,
    `Backups made before today still need the former key: ${paths.join(', ')}. Delete it together with them.`,
  ];
}

/** Any number, as long as nothing else in the database uses it. */
const rotationLock = 7_402_113;

/** Lets one rotation work at a time. SQLite is opened by one process alone already. */
async function oneAtATime<T>(db: Database, work: () => Promise<T>): Promise<T> {
  if (engineOf(db) === 'sqlite') return work();
  return db.connection().execute(async (held) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${rotationLock}) as mine`.execute(held);
    if (!rows[0]?.mine) throw new ConfigError('The key is being replaced by another process. Wait until it is done.');
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${rotationLock})`.execute(held);
    }
  });
}

async function rotate(db: Database, settings: Settings): Promise<readonly string[]> {
  const canary = await readCanary(db);
  if (!canary) throw new ConfigError('Nothing was ever sealed in this database, so there is no key to replace.');
  const keys = keysToRotate(settings, canary);
  await refuseWhileInUse(db, keys, settings);
  // In a database from before this key was kept: made of the former master key while that one is known.
  await fingerprintKey(db, keys, false);
  const { moved } = await reseal(db, keys);
  // Whoever started meanwhile with the former key alone was either refused by the canary, or is seen here.
  await refuseWhileInUse(db, keys, settings);
  const last = await reseal(db, keys);
  await checkpoint(db);
  return [
    `${moved + last.moved} sealed values now open with key ${keys.id}. Everybody is signed out.`,
    ...(last.broken > 0 ? [`${last.broken} more opened with no key before, and were left as they are.`] : []),
    ...retire(settings, keys),
  ];
}

/**
 * Replaces the master key: a new key first, then every sealed value, then the former key goes. After a kill at any moment it goes on where
 * it was when it is done again. On SQLite Onramp must be stopped; on PostgreSQL it may run, once it runs with the new key.
 *
 * @returns what to tell the admin.
 * @throws {ConfigError} what stands in the way, and what to do.
 */
export async function rotateKeys(settings: Settings): Promise<readonly string[]> {
  const db = await openExisting(settings, { alone: true });
  try {
    return await oneAtATime(db, () => rotate(db, settings));
  } finally {
    await db.destroy();
  }
}
