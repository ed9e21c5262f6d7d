import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '@/lib/server/app';
import { record } from '@/lib/server/audit';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { databaseNow, whilePurging, youngestRemovedMs } from './audit-guard';

describe.each(engines)('the record on %s', (engine) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(engine);
    await record((await app()).db, { actor: 'Ada', action: 'checks-run', subject: 'first' });
  });
  afterEach(() => test.close());

  const run = async (statement: string) => sql.raw(statement).execute((await app()).db);
  const all = async () => (await app()).db.selectFrom('audit').selectAll().orderBy('id').execute();

  const everywhere = [
    "update audit set actor = 'Eve'",
    "update audit set origin = null where subject = 'first'",
    'delete from audit',
    "delete from audit where subject = 'first'",
    // The permission to remove does not come by its name alone.
    "delete from audit where exists (select 1 from audit where action = 'signed-in')",
  ];
  const statements = {
    sqlite: [
      ...everywhere,
      "insert or replace into audit (id, at, actor, action) values (1, 0, 'Eve', 'signed-out')",
      "update or replace audit set actor = 'Eve'",
      "insert into audit (id, at, actor, action) values (1, 0, 'Eve', 'signed-out') on conflict (id) do update set actor = 'Eve'",
      "replace into audit (id, at, actor, action) values (1, 0, 'Eve', 'signed-out')",
    ],
    postgres: [
      ...everywhere,
      'truncate audit',
      'truncate audit restart identity cascade',
      "insert into audit (id, at, actor, action) overriding system value values (1, 0, 'Eve', 'signed-out') on conflict (id) do update set actor = 'Eve'",
      'with gone as (delete from audit returning id) select * from gone',
    ],
  } as const;
  it.each(statements[engine])('refuses: %s', async (statement) => {
    const before = await all();
    await expect(run(statement)).rejects.toThrow('audit is append-only');
    expect(await all()).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
  });

  it('takes what is added, also with an id and a time of long ago, as a restored backup has them', async () => {
    const overriding = engine === 'postgres' ? 'overriding system value' : '';
    await run(`insert into audit (id, at, actor, action) ${overriding} values (900, 5, 'Ada', 'signed-in')`);
    expect((await all()).at(-1)).toMatchObject({ id: 900, at: 5, actor: 'Ada' });
  });

  it('keeps what is young even while old records are removed, and removes nothing then', async () => {
    const { db } = await app();
    const limit = (await databaseNow(db)) - youngestRemovedMs;
    const add = (subject: string, at: number) =>
      db.insertInto('audit').values({ at, actor: 'Ada', action: 'checks-run', connection_id: null, subject, origin: null }).execute();
    await add('old', limit - 60_000);
    await add('young', limit + 60_000);
    const remove = (subject: string) =>
      db.transaction().execute((trx) => whilePurging(trx, () => trx.deleteFrom('audit').where('subject', '=', subject).execute()));
    await expect(remove('young')).rejects.toThrow('audit is append-only');
    await remove('old');
    expect((await all()).map(({ subject }) => subject)).toEqual([null, 'first', 'young']);
    // The permission ended with its transaction.
    await add('old', limit - 60_000);
    await expect(run("delete from audit where subject = 'old'")).rejects.toThrow('audit is append-only');
    expect(await db.selectFrom('meta').select('key').where('key', 'like', 'audit-purge%').execute()).toEqual([]);
  });

  it('changes nothing while old records are removed', async () => {
    const { db } = await app();
    await expect(
      db.transaction().execute((trx) => whilePurging(trx, () => trx.updateTable('audit').set({ actor: 'Eve' }).execute())),
    ).rejects.toThrow('audit is append-only');
  });

  it('outlives the connection that it is about', async () => {
    const { db } = await app();
    const id = crypto.randomUUID();
    await db
      .insertInto('connections')
      .values({
        id,
        name: null,
        environment: 'sandbox',
        organization_id: null,
        edition: null,
        stated_edition: null,
        created_by: 'Ada',
        created_at: 0,
        updated_at: 0,
      })
      .execute();
    await record(db, { actor: 'Ada', action: 'connection-created', connectionId: id });
    await db.deleteFrom('connections').where('id', '=', id).execute();
    expect((await all()).at(-1)?.connection_id).toBe(id);
  });
});
