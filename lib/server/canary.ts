import 'server-only';
import { randomBytes } from 'node:crypto';
import { ConfigError } from '@/lib/errors';
import type { Database } from './db/client';
import type { Keys } from './keys';
import { canaryPlace, fingerprintKeyPlace } from './places';
import { keyIdOf, open, seal } from './vault';

const canaryText = 'this key opens this database';

async function readMeta(db: Database, key: string): Promise<string | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

/** Writes a value unless there is one, and answers with the one that counts: another replica may have been first. */
async function keepFirst(db: Database, key: string, value: string): Promise<string> {
  await db
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return (await readMeta(db, key)) ?? value;
}

/** The value that was sealed at the first start; `undefined`: this database was never used. */
export const readCanary = (db: Database) => readMeta(db, 'canary');

/** Whether one of the keys is the one that sealed a canary. */
export function opensCanary(keys: Keys, canary: string): boolean {
  try {
    return open(keys, canaryPlace, canary) === canaryText;
  } catch {
    return false;
  }
}

/**
 * Makes sure that keys and database belong together, by a value that was sealed at the first start.
 *
 * @throws {ConfigError} none of the keys opens it.
 */
export async function checkCanary(db: Database, keys: Keys): Promise<void> {
  const canary = (await readCanary(db)) ?? (await keepFirst(db, 'canary', seal(keys, canaryPlace, canaryText)));
  if (opensCanary(keys, canary)) return;
  throw new ConfigError(
    `This key does not open this database: it was sealed with key ${keyIdOf(canary)}, this is key ${keys.id}. Nothing was changed.\n` +
      'Put back the key that the database was sealed with (onramp.key in the data folder, or ONRAMP_KEY). ' +
      'Without it the tokens are lost: move the database away and sign in to Webex again.',
  );
}

/**
 * The key for fingerprints. It lives in the database, sealed, so that the same token keeps its fingerprint when the master key is replaced.
 *
 * @param isNew whether the database was never used before. The fingerprints of an older one were made with a key that was derived from
 *   its master key; that one is kept.
 * @throws {StateError} `seal-broken`
 */
export async function fingerprintKey(db: Database, keys: Keys, isNew: boolean): Promise<Buffer> {
  let sealed = await readMeta(db, 'fingerprint-key');
  if (!sealed) {
    const before = keys.ring.get(keyIdOf((await readCanary(db)) ?? '')) ?? keys;
    const key = isNew ? randomBytes(before.fingerprint.length) : before.fingerprint;
    sealed = await keepFirst(db, 'fingerprint-key', seal(keys, fingerprintKeyPlace, key.toString('base64')));
  }
  return Buffer.from(open(keys, fingerprintKeyPlace, sealed), 'base64');
}
