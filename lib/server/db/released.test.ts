import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import Sqlite from 'libsql';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app, closeApp } from '@/lib/server/app';
import { openWebhook } from '@/lib/server/channel-secret';
import { databasePlace } from '@/lib/server/command-database';
import { replaceSettings } from '@/lib/server/env';
import { placeOf } from '@/lib/server/places';
import { engines } from '@/lib/server/test-app';
import { type EmptyPlace, emptyPlace } from '@/lib/server/test-place';
import { fingerprintOf, open } from '@/lib/server/vault';
import { appliedMigrations, openDatabase } from './client';
import { migrations } from './migrations';
import { dumpAt, rowsAt, tablesOf } from './released.fixture';
import { releasedKey, releasedToken, releasedWebhook, rowsAfter } from './released-rows.fixture';
import type { Schema } from './schema';

/** Every step that was ever a newest one, so that each has been somebody's database. */
const steps = Object.keys(migrations('sqlite'));
const newest = steps.at(-1);

describe.each(engines)('a database of %s', (engine) => {
  let place: EmptyPlace;
  beforeEach(async () => {
    place = await emptyPlace(engine, { ONRAMP_KEY: releasedKey });
  });
  afterEach(async () => {
    await closeApp();
    await place.remove();
  });

  const released = (step: string) => join(import.meta.dirname, 'released', `${step}.${engine}.sql`);
  const file = () => join(place.settings.dataDir, 'database', 'onramp.db');

  /** Runs SQL as another program would, without any of Onramp's code. */
  const runSql = async (text: string) => {
    if (place.settings.databaseUrl) {
      const client = new pg.Client({ connectionString: place.settings.databaseUrl });
      await client.connect();
      await client.query(text);
      return client.end();
    }
    mkdirSync(join(place.settings.dataDir, 'database'), { recursive: true, mode: 0o700 });
    const database = new Sqlite(file());
    database.exec(text);
    return database.close();
  };

  const rowsOf = async (db: Kysely<Schema>, table: string, columns: readonly string[]) => {
    const picked = sql.join(columns.map((column) => sql.ref(column)));
    return (await sql<Record<string, unknown>>`select ${picked} from ${sql.table(table)}`.execute(db)).rows;
  };

  it.each(steps)('is at step %s what it was when that was the newest', async (step) => {
    // The first run writes a new step down, and the run after it has it. One that was released must not differ: databases out there do not.
    await expect(await dumpAt(engine, step, place.settings.databaseUrl ?? '')).toMatchFileSnapshot(released(step));
  });

  it.each(steps)('that step %s left is brought to this version with every row, token and webhook in it', async (step) => {
    await runSql(readFileSync(released(step), 'utf8'));
    const before = await openDatabase(databasePlace(place.settings), { asItIs: true });
    const tables = await tablesOf(before);
    await before.destroy();
    const db = await openDatabase(databasePlace(place.settings));
    expect((await appliedMigrations(db)).at(-1)).toBe(newest);
    const kept = [...tables].map(([table, columns]) => [table, rowsAt(step, table, columns)] as const);
    for (const [table, expected] of new Map([...kept, ...Object.entries(rowsAfter[step] ?? {})])) {
      expect(expected.length, table).toBeGreaterThan(0);
      const found = await rowsOf(db, table, Object.keys(expected[0] ?? {}));
      expect(new Set(found), table).toEqual(new Set(expected));
    }
    await db.destroy();

    replaceSettings(place.settings);
    const opened = await app();
    const credential = await opened.db.selectFrom('credentials').selectAll().where('status', '=', 'active').executeTakeFirstOrThrow();
    expect(open(opened.keys, placeOf(credential), credential.sealed ?? '')).toBe(releasedToken);
    expect(credential.fingerprint).toBe(fingerprintOf(opened.keys, releasedToken));
    const channels = await opened.db.selectFrom('channels').selectAll().execute();
    expect(channels.map((channel) => openWebhook(opened.keys, channel).url)).toEqual(tables.has('channels') ? [releasedWebhook] : []);
  });

  it('that a newer Onramp made is refused, and not one byte of it is changed', async () => {
    await runSql(readFileSync(released(newest ?? ''), 'utf8'));
    await runSql("insert into onramp_migration (name, timestamp) values ('9999-future', 'later'); create table of_the_future (id text)");
    // Once, so that the file has the form in which Onramp itself leaves it.
    await (await openDatabase(databasePlace(place.settings), { asItIs: true }).catch(() => undefined))?.destroy();
    const state = async () => {
      if (!place.settings.databaseUrl) return createHash('sha256').update(readFileSync(file())).digest('hex');
      const client = new pg.Client({ connectionString: place.settings.databaseUrl });
      await client.connect();
      const { rows: tables } = await client.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public' order by table_name",
      );
      const contents: unknown[] = [];
      for (const { name } of tables) contents.push(name, (await client.query(`select * from ${client.escapeIdentifier(name)}`)).rows);
      await client.end();
      return JSON.stringify(contents);
    };
    const before = await state();
    await expect(openDatabase(databasePlace(place.settings))).rejects.toThrow(/newer Onramp.*9999-future.*untouched/s);
    expect(await state()).toBe(before);
  });
});
