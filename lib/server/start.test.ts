import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { app, closeApp } from './app';
import { databasePlace } from './command-database';
import { openDatabase } from './db/client';
import { parseSettings } from './env';
import { newMasterKey } from './key-file';
import { engines, openTestApp, type TestApp, testEnvironment } from './test-app';

describe.each(engines)('a start on %s', (engine) => {
  let test: TestApp;
  afterEach(() => test.close());
  const keyFile = () => join(test.settings.dataDir, 'onramp.key');

  it('makes a key that only its owner reads, outside of the database’s folder', async () => {
    test = await openTestApp(engine);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(existsSync(join(test.settings.dataDir, 'database', 'onramp.key'))).toBe(false);
    if (engine === 'sqlite') expect(statSync(join(test.settings.dataDir, 'database')).mode & 0o777).toBe(0o700);
  });

  it('finds everything again', async () => {
    test = await openTestApp(engine);
    await closeApp();
    const sessions = await (await app()).db.selectFrom('sessions').selectAll().execute();
    expect(sessions).toHaveLength(1);
  });

  it('keeps what was acknowledged through a power cut', async () => {
    test = await openTestApp(engine);
    const { db } = await app();
    if (engine === 'postgres') {
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
      expect(rows).toEqual([{ synchronous_commit: 'on' }]);
      return;
    }
    const pragma = async (name: string) =>
      Object.values((await sql<object>`select * from ${sql.raw(`pragma_${name}`)}`.execute(db)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    // 2 is FULL.
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5000);
  });

  it('leaves one whole file behind when it stops', async () => {
    test = await openTestApp(engine);
    await closeApp();
    const folder = join(test.settings.dataDir, 'database');
    if (engine === 'postgres') return expect(existsSync(folder)).toBe(false);
    expect(readFileSync(join(folder, 'onramp.db')).length).toBeGreaterThan(20_000);
    const log = join(folder, 'onramp.db-wal');
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  });

  it('refuses a database of a newer Onramp and leaves it untouched', async () => {
    test = await openTestApp(engine);
    const { db } = await app();
    await sql`insert into onramp_migration (name, timestamp) values ('9999-future', 'later')`.execute(db);
    await closeApp();
    await expect(app()).rejects.toThrow(/newer Onramp.*9999-future.*untouched/s);
    await closeApp();
    await expect(app()).rejects.toThrow(/newer Onramp/);
  });

  it.each<[string, RegExp, (path: string, right: string) => void]>([
    ['is missing', /key file .*onramp\.key is missing.*Put the key back/s, (path) => rmSync(path)],
    ['is empty', /is damaged.*Put back the copy/s, (path) => writeFileSync(path, '')],
    ['was cut off', /is damaged.*Put back the copy/s, (path, right) => writeFileSync(path, right.slice(0, 30))],
    ['has a damaged second line', /is damaged.*Put back the copy/s, (path, right) => writeFileSync(path, `${right}c2hvcnQ=\n`)],
    ['is open to others', /may read the key file.*chmod 600/s, (path) => chmodSync(path, 0o644)],
    [
      'holds the key of another installation',
      /sealed with key [0-9a-f]{8}, this is key [0-9a-f]{8}.*Put back the key/s,
      (path) => writeFileSync(path, `${newMasterKey()}\n`),
    ],
  ])('says what to do and changes nothing when the key file %s', async (_name, why, change) => {
    test = await openTestApp(engine);
    await closeApp();
    const right = readFileSync(keyFile(), 'utf8');
    const state = async () => {
      const db = await openDatabase(databasePlace(test.settings), { asItIs: true });
      const rows = [await db.selectFrom('meta').selectAll().execute(), await db.selectFrom('audit').selectAll().execute()];
      await db.destroy();
      return rows;
    };
    const before = await state();
    change(keyFile(), right);
    const changed = existsSync(keyFile()) ? readFileSync(keyFile(), 'utf8') : null;
    await expect(app()).rejects.toThrow(why);
    await expect(app()).rejects.not.toThrow(right.trim());
    await closeApp();
    expect(await state()).toEqual(before);
    expect(existsSync(keyFile()) ? readFileSync(keyFile(), 'utf8') : null).toBe(changed);
    rmSync(keyFile(), { force: true });
    writeFileSync(keyFile(), right, { mode: 0o600 });
    expect((await app()).keys.id).toMatch(/^[0-9a-f]{8}$/);
  });

  it('opens with a former key as long as the key file holds it', async () => {
    test = await openTestApp(engine);
    const { fingerprint } = (await app()).keys;
    await closeApp();
    writeFileSync(keyFile(), `${newMasterKey()}\n${readFileSync(keyFile(), 'utf8')}`);
    const { keys } = await app();
    expect(keys.ring.size).toBe(2);
    expect(keys.fingerprint.equals(fingerprint)).toBe(true);
  });
});

describe('the settings', () => {
  const given = testEnvironment('/tmp/somewhere');

  it('take former keys with commas between', () => {
    const [one, other] = [newMasterKey(), newMasterKey()];
    expect(parseSettings({ ...given, ONRAMP_KEY_FORMER: `${one}, ${other}` }).formerKeys).toEqual([one, other]);
    expect(() => parseSettings({ ...given, ONRAMP_KEY_FORMER: `${one},a-secret` })).toThrow(/ONRAMP_KEY_FORMER: must be 32 bytes/);
  });

  it('name everything that is wrong at once, without the values', () => {
    const wrong = { ...given, DATABASE_URL: 'mysql://user:a-secret@host', ONRAMP_KEY: 'short-secret', ONRAMP_SESSION_HOURS: '1000' };
    expect(() => parseSettings(wrong)).toThrow(/DATABASE_URL.*ONRAMP_KEY.*ONRAMP_SESSION_HOURS/s);
    expect(() => parseSettings(wrong)).not.toThrow(/secret/);
  });

  it('switch the sandbox off for a team unless it is asked for', () => {
    expect(parseSettings(given).sandboxEnabled).toBe(true);
    expect(parseSettings({ ...given, DATABASE_URL: 'postgres://db/onramp' }).sandboxEnabled).toBe(false);
    expect(parseSettings({ ...given, DATABASE_URL: 'postgres://db/onramp', ONRAMP_SANDBOX: 'on' }).sandboxEnabled).toBe(true);
  });

  it('let the sandbox answer on loopback only', () => {
    expect(() => parseSettings({ ...given, ONRAMP_SANDBOX_URL: 'https://example.com/sandbox' })).toThrow(/ONRAMP_SANDBOX_URL/);
  });

  it('take an empty variable as absent', () => {
    expect(parseSettings({ ...given, DATABASE_URL: '' }).databaseUrl).toBeNull();
  });
});
