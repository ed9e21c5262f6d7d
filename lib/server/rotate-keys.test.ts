import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from './app';
import { parseSettings, replaceSettings, type Settings } from './env';
import { keyStatus } from './key-status';
import { fromBase64 } from './keys';
import { announce } from './presence';
import { rotateKeys } from './rotate-keys';
import { sealedColumns } from './sealed-values';
import { engines, openTestApp, type TestApp, testEnvironment } from './test-app';
import { letGo } from './test-let-go';
import { addConnections, madeUpToken, readSealed } from './test-rows';
import { fingerprintOf } from './vault';

const count = 120;

/** As the command does it. */
async function rotate(settings: Settings): Promise<string> {
  try {
    return (await rotateKeys(settings)).join('\n');
  } finally {
    await letGo(settings);
  }
}

describe.each(engines)('a change of the key on %s', (engine) => {
  let test: TestApp;
  const keyFile = () => join(test.settings.dataDir, 'onramp.key');
  const lines = () => readFileSync(keyFile(), 'utf8').trim().split('\n');

  beforeEach(async () => {
    test = await openTestApp(engine);
    await addConnections(await app(), count);
  });
  afterEach(() => test.close());

  it('seals everything anew, keeps fingerprints, and leaves one key in the file', async () => {
    const before = { id: (await app()).keys.id, line: lines()[0], fingerprint: fingerprintOf((await app()).keys, madeUpToken(1)) };
    await letGo(test.settings);
    const said = await rotate(test.settings);
    expect(said).toContain(`${count * 2 + 1} sealed values`);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toBe(before.line);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    const opened = await app();
    expect(opened.keys.id).not.toBe(before.id);
    expect(await readSealed(opened)).toEqual({ opened: count * 2, keyIds: [opened.keys.id], sameFingerprints: true });
    expect(fingerprintOf(opened.keys, madeUpToken(1))).toBe(before.fingerprint);
    const records = await opened.db.selectFrom('audit').selectAll().where('action', '=', 'key-rotated').execute();
    expect(records).toMatchObject([{ actor: 'Command line', subject: `${opened.keys.id} instead of ${before.id}` }]);
  });

  it('keeps the former key in a file of its own, because older backups need it, and prints no key', async () => {
    const [line = ''] = lines();
    const { id } = (await app()).keys;
    await letGo(test.settings);
    const said = await rotate(test.settings);
    const former = join(test.settings.dataDir, `onramp.key.former-${id}`);
    expect(said).toContain(former);
    expect(readFileSync(former, 'utf8').trim()).toBe(line);
    expect(statSync(former).mode & 0o777).toBe(0o600);
    for (const key of [line, ...lines()]) expect(said).not.toContain(key);
    expect(readdirSync(test.settings.dataDir).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('goes on where it was, without a third key; a start in between works', async () => {
    await letGo(test.settings);
    const [line = ''] = lines();
    const next = Buffer.alloc(32, 5).toString('base64');
    writeFileSync(keyFile(), `${next}\n${line}\n`);
    const opened = await app();
    expect(opened.keys.id).toBe(fromBase64([next]).id);
    expect((await readSealed(opened)).keyIds).toEqual([fromBase64([line]).id]);
    await addConnections(opened, 1);
    await letGo(test.settings);
    expect((await keyStatus(test.settings)).join('\n')).toMatch(/former, sealed 242 values.*To finish/s);
    await letGo(test.settings);
    await rotate(test.settings);
    expect(lines()).toEqual([next]);
    expect(await readSealed(await app())).toEqual({ opened: count * 2 + 2, keyIds: [fromBase64([next]).id], sameFingerprints: true });
  });

  it('leaves a value that no key opens as it is, and says so', async () => {
    const { db } = await app();
    const [first] = await db.selectFrom('credentials').selectAll().execute();
    const forged = `${first?.sealed?.slice(0, -4)}AAAA`;
    await db
      .updateTable('credentials')
      .set({ sealed: forged })
      .where('id', '=', first?.id ?? '')
      .execute();
    await letGo(test.settings);
    expect(await rotate(test.settings)).toContain('1 more opened with no key before');
    expect((await (await app()).db.selectFrom('credentials').select('sealed').where('sealed', '=', forged).execute()).length).toBe(1);
  });

  it('keeps the fingerprints of a database that was made before their key was kept in it', async () => {
    const { db, keys } = await app();
    const old = keys.ring.get(keys.id);
    await db.deleteFrom('meta').where('key', '=', 'fingerprint-key').execute();
    await letGo(test.settings);
    await rotate(test.settings);
    expect((await app()).keys.fingerprint.equals(old?.fingerprint ?? Buffer.alloc(0))).toBe(true);
  });

  it('does nothing with a key of another installation', async () => {
    await letGo(test.settings);
    const right = readFileSync(keyFile(), 'utf8');
    const wrong = `${Buffer.alloc(32, 7).toString('base64')}\n`;
    writeFileSync(keyFile(), wrong);
    await expect(rotate(test.settings)).rejects.toThrow(/does not open this database.*Nothing was changed/s);
    expect(readFileSync(keyFile(), 'utf8')).toBe(wrong);
    writeFileSync(keyFile(), right);
    expect((await readSealed(await app())).opened).toBe(count * 2);
  });

  it('waits until nobody seals with the former key', async () => {
    const { id, line } = { id: (await app()).keys.id, line: lines()[0] };
    if (engine === 'sqlite') {
      await expect(rotateKeys(test.settings)).rejects.toThrow(/is in use.*Stop Onramp/s);
      expect(lines()).toEqual([line]);
      return;
    }
    const refused = rotateKeys(test.settings);
    await expect(refused).rejects.toThrow(/A process of Onramp ran with a former key.*Restart Onramp/s);
    // The new key is there to restart with, and nothing needs it yet.
    expect(lines()).toHaveLength(2);
    expect((await readSealed(await app())).keyIds).toEqual([id]);
    await letGo(test.settings);
    await app();
    await rotate(test.settings);
    expect(lines()).toHaveLength(1);
    expect((await readSealed(await app())).opened).toBe(count * 2);
  });

  it('takes a new key from the environment in two steps, and prints neither', async () => {
    const [former = ''] = lines();
    await letGo(test.settings);
    const under = (more: Record<string, string>) =>
      parseSettings({
        ...testEnvironment(test.settings.dataDir),
        ...(test.settings.databaseUrl ? { DATABASE_URL: test.settings.databaseUrl } : {}),
        ...more,
      });
    const offered = join(test.settings.dataDir, 'onramp.key.next');
    const offer = async () => rotate(under({ ONRAMP_KEY: former })).catch((error: Error) => error.message);
    const said = await offer();
    expect(said).toMatch(/Set ONRAMP_KEY_FORMER.*Set ONRAMP_KEY .*Restart.*again/s);
    const next = readFileSync(offered, 'utf8').trim();
    expect(await offer(), 'the same key again').toBe(said);
    expect(said).not.toContain(next);
    expect(statSync(offered).mode & 0o777).toBe(0o600);
    const rotating = under({ ONRAMP_KEY: next, ONRAMP_KEY_FORMER: former });
    expect(await rotate(rotating)).toContain('remove ONRAMP_KEY_FORMER');
    expect(existsSync(offered)).toBe(false);
    replaceSettings(under({ ONRAMP_KEY: next }));
    expect((await readSealed(await app())).opened).toBe(count * 2);
  });

  it('is told by the status before and after', async () => {
    const { id } = (await app()).keys;
    const said = (await keyStatus(test.settings)).join('\n');
    expect(said).toContain(`${id}  current, sealed ${count * 2 + 2} values`);
    expect(said).not.toContain('being replaced');
    expect(said).not.toContain(lines()[0]);
  });

  it('knows every column that holds envelopes', async () => {
    const { db } = await app();
    const named = (await db.introspection.getTables()).flatMap(({ name, columns }) =>
      columns.filter((column) => /sealed/.test(column.name)).map((column) => `${name}.${column.name}`),
    );
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(known).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(1);
  });
});

describe('the word that a process runs', () => {
  it('is believed for a minute', async () => {
    const test = await openTestApp('postgres');
    const { db } = await app();
    await announce(db, 'dead', 'aaaaaaaa');
    await sql`update meta set value = 'aaaaaaaa ' || (extract(epoch from clock_timestamp()) - 61) where key = 'runner:dead'`.execute(db);
    await letGo(test.settings);
    await rotate(test.settings);
    const words = await (await app()).db.selectFrom('meta').select('key').where('key', 'like', 'runner:%').execute();
    expect(words).toHaveLength(1);
    await test.close();
  });
});
