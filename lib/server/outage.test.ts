import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, type TestSandbox } from '@/lib/sandbox/test-client';
import { app, closeApp } from './app';
import { crawling } from './crawl-loop';
import { askDatabase } from './db/client';
import { replaceSettings } from './env';
import { route } from './route';
import { startJobs } from './schedule';
import { readSnapshot, turnOnSnapshot } from './snapshot';
import { onServer, openTestApp, type TestApp } from './test-app';
import { type Cable, layCable } from './test-cable';
import { connectSandbox } from './test-connection';

describe('while PostgreSQL is away', () => {
  let test: TestApp;
  let sandbox: TestSandbox;
  let cable: Cable;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp('postgres', { ONRAMP_SANDBOX_URL: sandbox.base });
    cable = await layCable(test.settings.databaseUrl ?? '');
    await closeApp();
    replaceSettings({ ...test.settings, databaseUrl: cable.url });
  });
  afterAll(async () => {
    await test.close();
    await cable.cut();
    await sandbox.close();
  });

  const handler = route({ access: 'public', handle: async () => askDatabase((await app()).db).then(() => 'here') });
  const ask = () =>
    handler(new Request('http://localhost:3000/', { headers: { host: 'localhost:3000' } }), { params: Promise.resolve({}) });

  it('a reply says so, when to try again, and nothing of the inside; the next one after it works', async () => {
    expect((await ask()).status).toBe(200);
    await cable.cut();
    const reply = await ask();
    const text = await reply.text();
    expect([reply.status, reply.headers.get('retry-after'), reply.headers.get('content-type')]).toEqual([
      503,
      '5',
      'application/problem+json',
    ]);
    expect(JSON.parse(text)).toMatchObject({ code: 'database-away', title: expect.stringMatching(/database/) });
    expect(text).not.toMatch(/ECONN|postgres:|127\.0\.0\.1|\bat /);
    await cable.mend();
    expect((await ask()).status).toBe(200);
  });

  it('work in the middle of a transaction fails with that name, and the process lives on', async () => {
    const { db } = await app();
    const work = db.transaction().execute(async (trx) => {
      await trx.insertInto('meta').values({ key: 'half', value: 'done' }).execute();
      await cable.cut();
      // The server is gone while nothing is asked of it.
      await new Promise((done) => setImmediate(done));
      await trx.selectFrom('meta').selectAll().execute();
    });
    await expect(work).rejects.toMatchObject({ code: 'database-away' });
    await cable.mend();
    expect(await db.selectFrom('meta').select('key').where('key', '=', 'half').execute()).toEqual([]);
  });

  it('a server that ends all connections is the same, also for those that rest', async () => {
    const { db } = await app();
    await db.selectFrom('meta').select('key').execute();
    const name = new URL(cable.url).pathname.slice(1);
    await onServer(
      new URL(test.settings.databaseUrl ?? '').href.replace(`/${name}`, ''),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    await vi.waitFor(() => db.selectFrom('meta').select('key').execute());
  });

  it('a crawl waits, and goes on where it was', async () => {
    const opened = await app();
    startJobs(opened, [{ ...crawling, everyMs: 50 }]);
    const { id } = await connectSandbox(test, 'large');
    await test.asAdmin(() => turnOnSnapshot(id));
    const seen = async () => (await test.asAdmin(() => readSnapshot(id))).crawl;
    await vi.waitFor(async () => expect((await seen())?.seen).toBeGreaterThan(0), { timeout: 15_000 });
    await cable.cut();
    await vi.waitFor(() => expect(opened.pulses.get('crawls')?.failedSince).not.toBeNull());
    await cable.mend();
    const before = await seen();
    expect(before).toMatchObject({ status: 'running', problem: null });
    await vi.waitFor(async () => expect((await seen())?.seen).toBeGreaterThan(before?.seen ?? 0), { timeout: 15_000 });
    expect(opened.pulses.get('crawls')?.failedSince).toBeNull();
  });
});
