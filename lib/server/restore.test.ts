import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { app, closeApp } from './app';
import { record } from './audit';
import { makeBackup } from './backup';
import { withEnd } from './backup-format';
import { backedUpTables } from './backup-tables';
import { databasePlace } from './command-database';
import { migrate, openDatabase } from './db/client';
import { replaceSettings, type Settings } from './env';
import { newMasterKey } from './key-file';
import { keyStatus } from './key-status';
import { loadKeys } from './keys';
import { canaryPlace } from './places';
import { restoreBackup } from './restore';
import { engines, openTestApp, type TestApp } from './test-app';
import { type EmptyPlace, emptyPlace } from './test-place';
import { addConnections, readSealed } from './test-rows';
import { seal } from './vault';

const count = 250;

/** Everything that a backup holds, in an order that does not depend on the engine. */
async function everything(): Promise<Record<string, readonly string[]>> {
  const { db } = await app();
  const tables: Record<string, readonly string[]> = {};
  for (const table of backedUpTables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
    tables[table] = rows
      .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort())))
      .filter((text) => !/backup-restored|"runner:/.test(text))
      .sort();
  }
  return tables;
}

/** Writes a backup as somebody would who knows the format: the checksum is right. */
async function rewrite(from: string, to: string, change: (lines: string[]) => string[]): Promise<void> {
  const lines = gunzipSync(readFileSync(from)).toString('utf8').trimEnd().split('\n').slice(0, -1);
  const parts: string[] = [];
  const groups = async function* () {
    for (const line of change(lines)) yield `${line}\n`;
  };
  for await (const part of withEnd(groups())) parts.push(part);
  writeFileSync(to, gzipSync(parts.join('')));
}

describe.each(engines)('a backup made on %s', (engine) => {
  let test: TestApp;
  let file: string;
  let before: Record<string, readonly string[]>;
  let place: EmptyPlace;

  beforeAll(async () => {
    test = await openTestApp(engine);
    await addConnections(await app(), count);
    file = join(test.settings.dataDir, 'a.backup');
    await makeBackup(test.settings, file);
    before = await everything();
    await closeApp();
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await closeApp();
    await place.remove();
  });

  const use = async (settings: Settings) => {
    await closeApp();
    replaceSettings(settings);
  };
  const isUntouched = async () => {
    const where = databasePlace(place.settings);
    if ('folder' in where) return !existsSync(where.folder);
    const db = await openDatabase(where, { asItIs: true });
    const tables = await db.introspection.getTables();
    await db.destroy();
    return tables.length === 0;
  };

  it.each(engines)('is restored on %s: every row, every token, every fingerprint', async (target) => {
    place = await emptyPlace(target);
    place.takeKeyOf(test.settings);
    const said = (await restoreBackup(place.settings, file)).join('\n');
    expect(said).toContain(`${count} connections`);
    await use(place.settings);
    expect(await everything()).toEqual(before);
    const opened = await app();
    expect(await readSealed(opened)).toEqual({ opened: count * 2, keyIds: [opened.keys.id], sameFingerprints: true });
    expect(await opened.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
    // Ids that the database counts go on after the restored ones.
    const last = await opened.db.selectFrom('audit').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
    await record(opened.db, { actor: 'Test admin', action: 'signed-in' });
    const next = await opened.db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(2).execute();
    expect(next.map(({ id, action }) => [id, action])).toEqual([
      [last.id + 1, 'signed-in'],
      [last.id, 'backup-restored'],
    ]);
  });

  it('is backed up again to the same rows', async () => {
    place = await emptyPlace(engine === 'sqlite' ? 'postgres' : 'sqlite');
    place.takeKeyOf(test.settings);
    await restoreBackup(place.settings, file);
    const again = join(place.settings.dataDir, 'again.backup');
    await makeBackup(place.settings, again);
    const other = await emptyPlace(engine);
    other.takeKeyOf(test.settings);
    await restoreBackup(other.settings, again);
    await use(other.settings);
    const after = await everything();
    expect({ ...after, audit: [] }).toEqual({ ...before, audit: [] });
    expect(after.audit).toEqual(expect.arrayContaining([...(before.audit ?? [])]));
    await closeApp();
    await other.remove();
  });

  describe('is refused, and nothing is written,', () => {
    beforeEach(async () => {
      place = await emptyPlace(engine);
      place.takeKeyOf(test.settings);
    });
    const refused = async (path: string, why: RegExp) => {
      await expect(restoreBackup(place.settings, path)).rejects.toThrow(why);
      expect(await isUntouched()).toBe(true);
    };
    const changed = () => join(place.settings.dataDir, 'changed.backup');

    it('without its key', async () => {
      rmSync(join(place.settings.dataDir, 'onramp.key'));
      await refused(file, /sealed with key [0-9a-f]{8}, and there is no key file .*Copy the key file/s);
    });

    it('with another key', async () => {
      writeFileSync(join(place.settings.dataDir, 'onramp.key'), `${newMasterKey()}\n`);
      await refused(file, /sealed with key [0-9a-f]{8}; the key here is [0-9a-f]{8}.*onramp\.key\.former-/s);
    });

    it('when any byte of it was changed', async () => {
      const whole = readFileSync(file);
      for (let part = 0; part < 50; part += 1) {
        const damaged = Buffer.from(whole);
        const at = Math.floor((whole.length * part) / 50);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        writeFileSync(changed(), damaged);
        await refused(changed(), /is damaged or no backup/);
      }
    });

    it('when it was cut off anywhere', async () => {
      const whole = readFileSync(file);
      for (let part = 0; part < 20; part += 1) {
        writeFileSync(changed(), whole.subarray(0, Math.floor((whole.length * part) / 20)));
        await refused(changed(), /is damaged or no backup/);
      }
    });

    it.each<[string, RegExp, (lines: string[]) => string[]]>([
      ['a row is missing', /rows are missing/, (lines) => lines.slice(0, -1)],
      ['a row was added', /more rows than announced/, (lines) => [...lines, lines.at(-1) ?? '']],
      [
        'a table is not one of ours',
        /a line is not one of ours|newer Onramp/,
        ([header = '', ...lines]) => [header.replace('"audit"', '"users"'), ...lines.map((line) => line.replace('"audit"', '"users"'))],
      ],
      ['it is of a later version', /newer Onramp/, ([header = '', ...lines]) => [header.replace('"version":1', '"version":2'), ...lines]],
      [
        'it has a later step',
        /newer Onramp/,
        ([header = '', ...lines]) => [header.replace(/"migrations":\[/, '"migrations":["9999-future",'), ...lines],
      ],
      ['it is something else', /a line is not one of ours/, () => ['{"format":"other"}']],
      ['it is no JSON', /a line is not one of ours/, () => ['hello']],
    ])('when %s', async (_name, why, change) => {
      await rewrite(file, changed(), change);
      await refused(changed(), why);
    });

    it('when a line of it has no end', async () => {
      writeFileSync(changed(), gzipSync(Buffer.alloc(300 * 1024 * 1024, 'a')));
      await refused(changed(), /a line is too long/);
    });
  });

  it('is refused where something is already, and that is left as it was', async () => {
    place = await emptyPlace(engine);
    place.takeKeyOf(test.settings);
    await restoreBackup(place.settings, file);
    await use(place.settings);
    const there = await everything();
    await expect(restoreBackup(place.settings, file)).rejects.toThrow(/empty database only.*(move the folder|another database)/s);
    expect(await everything()).toEqual(there);
  });

  it('is taken back as a whole when a row cannot be inserted, and can be restored afterwards', async () => {
    place = await emptyPlace(engine);
    place.takeKeyOf(test.settings);
    const broken = join(place.settings.dataDir, 'broken.backup');
    // A webhook twice, which shows late: in the last of them.
    await rewrite(file, broken, ([header = '', ...lines]) => {
      const channels = lines.filter((line) => line.startsWith('{"table":"channels"'));
      return [header, ...lines.map((line) => (line === channels.at(-1) ? (channels[0] ?? '') : line))];
    });
    await expect(restoreBackup(place.settings, broken)).rejects.toThrow();
    await restoreBackup(place.settings, file);
    await use(place.settings);
    expect(await everything()).toEqual(before);
  });

  it('of an older key is restored beside the newer one, as a line of its own', async () => {
    place = await emptyPlace(engine);
    const old = readFileSync(join(test.settings.dataDir, 'onramp.key'), 'utf8');
    writeFileSync(join(place.settings.dataDir, 'onramp.key'), `${newMasterKey()}\n${old}`, { mode: 0o600 });
    await restoreBackup(place.settings, file);
    expect((await keyStatus(place.settings)).join('\n')).toContain('being replaced');
    await use(place.settings);
    expect((await readSealed(await app())).opened).toBe(count * 2);
  });

  it.each(engines)('of an older Onramp is brought to this version on %s', async (target) => {
    const older = await emptyPlace(engine);
    older.takeKeyOf(test.settings);
    const keys = loadKeys(older.settings, false);
    const db = await openDatabase(databasePlace(older.settings), { asItIs: true });
    await migrate(db, '0001-start');
    await db
      .insertInto('meta')
      .values({ key: 'canary', value: seal(keys, canaryPlace, 'this key opens this database') })
      .execute();
    await sql`insert into connections (id, environment, created_by, created_at, updated_at) values ('one', 'sandbox', 'Ada', 1, 1)`.execute(
      db,
    );
    await sql`insert into statements (connection_id, step, stated_by, stated_at) values ('one', 'assign', 'Ada', 2)`.execute(db);
    await db.destroy();
    const old = join(older.settings.dataDir, 'old.backup');
    await makeBackup(older.settings, old);
    place = await emptyPlace(target);
    place.takeKeyOf(test.settings);
    await restoreBackup(place.settings, old);
    await use(place.settings);
    const opened = await app();
    // The step from statements of steps to statements of facts was done on the restored rows.
    expect(await opened.db.selectFrom('statements').selectAll().execute()).toEqual([
      { connection_id: 'one', step: 'assigned', stated_by: 'Ada', stated_at: 2 },
    ]);
    expect(opened.keys.fingerprint.equals(keys.fingerprint)).toBe(true);
    await older.remove();
  });
});
