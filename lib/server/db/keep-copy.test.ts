import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePlace } from '@/lib/server/command-database';
import { type EmptyPlace, emptyPlace } from '@/lib/server/test-place';
import { appliedMigrations, migrate, openDatabase } from './client';

describe('an embedded database of an older version', () => {
  let place: EmptyPlace;
  const backups = () => join(place.settings.dataDir, 'backups');
  const copy = () => join(backups(), 'before-0002-statements.db');

  beforeEach(async () => {
    place = await emptyPlace('sqlite');
    const db = await openDatabase(databasePlace(place.settings), { asItIs: true });
    await migrate(db, '0001-start');
    await db.insertInto('meta').values({ key: 'note', value: 'of before' }).execute();
    await db.destroy();
  });
  afterEach(() => place.remove());

  const open = async () => {
    const db = await openDatabase(databasePlace(place.settings));
    const steps = await appliedMigrations(db);
    await db.destroy();
    return steps;
  };

  it('is copied whole before it is brought to this one, for its owner only', async () => {
    expect(await open()).toContain('0002-statements');
    expect(readdirSync(backups())).toEqual(['before-0002-statements.db']);
    expect(statSync(copy()).mode & 0o777).toBe(0o600);
    const database = new Sqlite(copy());
    expect(database.prepare("select value from meta where key = 'note'").get()).toMatchObject({ value: 'of before' });
    expect(database.prepare('select name from onramp_migration').all()).toHaveLength(1);
    database.close();
  });

  it('leaves the newest three copies', async () => {
    mkdirSync(backups());
    for (const time of [1, 2, 3]) {
      const older = join(backups(), `before-older-${time}.db`);
      writeFileSync(older, 'older');
      utimesSync(older, time, time);
    }
    await open();
    expect(readdirSync(backups()).sort()).toEqual(['before-0002-statements.db', 'before-older-2.db', 'before-older-3.db']);
  });

  it('is left as it is when the copy cannot be made', async () => {
    // A file where the folder should be stops even a user who may write anywhere.
    writeFileSync(backups(), '');
    await expect(open()).rejects.toThrow(/could not be copied.*Nothing was changed/s);
    const db = await openDatabase(databasePlace(place.settings), { asItIs: true });
    expect(await appliedMigrations(db)).toEqual(['0001-start']);
    await db.destroy();
  });

  it('is not copied when there is nothing to do', async () => {
    const other = await emptyPlace('sqlite');
    for (let time = 0; time < 2; time += 1) await (await openDatabase(databasePlace(other.settings))).destroy();
    expect(existsSync(join(other.settings.dataDir, 'backups'))).toBe(false);
    await other.remove();
  });
});
