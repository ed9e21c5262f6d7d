import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { app, closeApp } from './app';
import { parseSettings } from './env';
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

  it('refuses another key and changes nothing', async () => {
    test = await openTestApp(engine);
    await closeApp();
    const right = readFileSync(keyFile(), 'utf8');
    writeFileSync(keyFile(), `${Buffer.alloc(32, 7).toString('base64')}\n`);
    await expect(app()).rejects.toThrow(/does not open this database/);
    await closeApp();
    writeFileSync(keyFile(), right);
    expect((await app()).keys.id).toMatch(/^[0-9a-f]{8}$/);
  });

  it('refuses to make a new key for a database that was sealed with a lost one', async () => {
    test = await openTestApp(engine);
    await closeApp();
    const right = readFileSync(keyFile(), 'utf8');
    rmSync(keyFile());
    await expect(app()).rejects.toThrow(/is missing/);
    expect(existsSync(keyFile())).toBe(false);
    await closeApp();
    writeFileSync(keyFile(), right, { mode: 0o600 });
    await app();
  });

  it('refuses a key file that others may read', async () => {
    test = await openTestApp(engine);
    await closeApp();
    chmodSync(keyFile(), 0o644);
    await expect(app()).rejects.toThrow(/chmod 600/);
    await closeApp();
    chmodSync(keyFile(), 0o600);
  });
});

describe('the settings', () => {
  const given = testEnvironment('/tmp/somewhere');

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
