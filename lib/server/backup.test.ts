import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from './app';
import { makeBackup } from './backup';
import { readBackup } from './backup-format';
import { backedUpTables, leftOutTables } from './backup-tables';
import { isInnerTable } from './db/client';
import { engines, openTestApp, type TestApp } from './test-app';
import { emptyPlace } from './test-place';
import { addConnections, madeUpToken } from './test-rows';

const count = 300;

describe.each(engines)('a backup on %s', (engine) => {
  let test: TestApp;
  const file = (name = 'a.backup') => join(test.settings.dataDir, name);
  const linesOf = (path: string) =>
    gunzipSync(readFileSync(path))
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  beforeEach(async () => {
    test = await openTestApp(engine);
    await addConnections(await app(), count);
  });
  afterEach(() => test.close());

  it('is one file for its owner only, beside which nothing is left', async () => {
    const said = (await makeBackup(test.settings, null)).join('\n');
    const [name = '', ...more] = readdirSync(join(test.settings.dataDir, 'backups'));
    expect(more).toEqual([]);
    expect(name).toMatch(/^onramp-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup$/);
    expect(statSync(join(test.settings.dataDir, 'backups', name)).mode & 0o777).toBe(0o600);
    expect(said).toContain(name);
    expect(said).toMatch(/The key is not in it: it is in .*onramp\.key/);
  });

  it('holds every row, the record of itself among them, but nobody’s session and no sign-in link', async () => {
    await makeBackup(test.settings, file());
    const [header, ...lines] = linesOf(file());
    const { db } = await app();
    expect(header).toMatchObject({ format: 'onramp-backup', engine, keyId: (await app()).keys.id });
    expect(Object.keys(header.rows)).toEqual(backedUpTables);
    expect(header.rows).toMatchObject({ meta: 2, connections: count, credentials: count, channels: count });
    expect(header.rows.audit).toBe((await db.selectFrom('audit').selectAll().execute()).length);
    expect(lines.filter(({ row }) => row?.action === 'backup-made')).toHaveLength(1);
    expect(lines).toHaveLength(Object.values<number>(header.rows).reduce((sum, rows) => sum + rows, 0) + 1);
  });

  it('holds no token, no key and no session in plain', async () => {
    const session = await (await app()).db.selectFrom('sessions').select('id_hash').executeTakeFirstOrThrow();
    const said = (await makeBackup(test.settings, file())).join('\n');
    const plain = gunzipSync(readFileSync(file())).toString('utf8');
    const { keys } = await app();
    const key = readFileSync(file('onramp.key'), 'utf8').trim();
    const secrets = [key, Buffer.from(key, 'base64').toString('hex'), keys.session, session.id_hash];
    for (const bytes of [keys.seal, keys.fingerprint]) secrets.push(bytes.toString('hex'), bytes.toString('base64'));
    for (const secret of [...secrets, madeUpToken(0), madeUpToken(299), 'made-up-token']) {
      expect(plain).not.toContain(secret);
      expect(said).not.toContain(secret);
    }
  });

  it('never takes the place of another file', async () => {
    writeFileSync(file(), 'something');
    await expect(makeBackup(test.settings, file())).rejects.toThrow(/exists already. Nothing was written/);
    expect(readFileSync(file(), 'utf8')).toBe('something');
    expect(existsSync(`${file()}.draft`)).toBe(false);
  });

  it('is of one moment while others write', async () => {
    const opened = await app();
    let writing = true;
    const writer = (async () => {
      // Each of these transactions writes one row of each: whoever sees one of them sees all.
      while (writing) {
        await addConnections(opened, 7);
        await new Promise((done) => setTimeout(done, 1));
      }
    })();
    for (let number = 0; number < 5; number += 1) await makeBackup(test.settings, file(`${number}.backup`));
    writing = false;
    await writer;
    const counts = [];
    for (let number = 0; number < 5; number += 1) {
      const lines = linesOf(file(`${number}.backup`));
      const of = (table: string) => lines.filter((line) => line.table === table).length;
      const created = lines.filter((line) => line.row?.action === 'connection-created').length;
      expect([of('credentials'), of('channels'), created]).toEqual([of('connections'), of('connections'), of('connections')]);
      for await (const _ of readBackup(file(`${number}.backup`)));
      counts.push(of('connections'));
    }
    expect(counts.at(-1), 'something was written meanwhile').toBeGreaterThan(counts[0] ?? 0);
  });

  it('decides about every table', async () => {
    const tables = (await (await app()).db.introspection.getTables()).map(({ name }) => name).filter((name) => !isInnerTable(name));
    expect([...backedUpTables, ...leftOutTables].sort()).toEqual(tables.sort());
  });
});

describe.each(engines)('a backup on %s where nothing is', (engine) => {
  it('says so, and makes nothing', async () => {
    const place = await emptyPlace(engine);
    await expect(makeBackup(place.settings, null)).rejects.toThrow(/There is no database of Onramp.*ONRAMP_DATA_DIR/s);
    expect(readdirSync(place.settings.dataDir)).toEqual([]);
    await place.remove();
  });
});
