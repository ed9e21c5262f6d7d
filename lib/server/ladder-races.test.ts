import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ListeningSandbox, listenSandbox } from '@/lib/sandbox/listen';
import { checkIds } from '@/lib/setup/check';
import { app } from './app';
import { startArrivals } from './arrivals';
import { changeConnection, getConnection } from './connections';
import { forgetToken } from './credentials';
import { startChecks } from './run-checks';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

let test: TestApp;
let sandbox: ListeningSandbox;

beforeAll(async () => {
  // Slow enough that something can happen while a question is under way.
  sandbox = await listenSandbox({ latencyMs: 80 });
  test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: sandbox.base });
});
afterAll(async () => {
  await test.close();
  await sandbox.close();
});

const view = (id: string) => test.asAdmin(() => getConnection(id));
const runsOf = async (id: string) => (await app()).db.selectFrom('check_runs').selectAll().where('connection_id', '=', id).execute();

async function climbed(): Promise<string> {
  const { id } = await connectSandbox(test, 'clean');
  await test.asAdmin(() => startChecks(id));
  await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 20 });
  return id;
}

describe('the ladder', () => {
  it('is climbed once by those who start it at the same time', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await Promise.all([1, 2, 3].map(() => test.asAdmin(() => startChecks(id))));
    await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 20 });
    expect(await runsOf(id)).toHaveLength(1);
  });

  it('stops when its token is forgotten, and says that it stopped', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await test.asAdmin(() => startChecks(id));
    await vi.waitUntil(async () => (await view(id)).checkRun?.results.some((result) => result.id === 'token'), { interval: 5 });
    await test.asAdmin(() => forgetToken(id));
    await vi.waitUntil(async () => (await view(id)).checkRun?.interrupted, { timeout: 20_000, interval: 20 });
    expect((await view(id)).checkRun?.results.length).toBeLessThan(checkIds.length);
  });

  it('asks no rung with a token that was forgotten while the rung waited for its turn', async () => {
    const id = await climbed();
    for (const rung of checkIds) await test.asAdmin(() => startChecks(id, rung));
    await test.asAdmin(() => forgetToken(id));
    const forgottenAt = Date.now();
    await vi.waitUntil(async () => (await view(id)).checkRun?.rerunning === null, { timeout: 20_000, interval: 20 });
    const later = (await view(id)).checkRun?.results.filter((result) => result.at > forgottenAt) ?? [];
    // The one that was under way had its token already.
    expect(later.length).toBeLessThan(2);
  });
});

describe('the names of users', () => {
  it('go with the token, and with the organization', async () => {
    const id = await climbed();
    await test.asAdmin(() => startArrivals(id));
    await vi.waitUntil(async () => (await view(id)).arrivals?.baseline, { timeout: 20_000, interval: 20 });
    const { db } = await app();
    const names = () => db.selectFrom('arrival_users').select(['name', 'user_name']).execute();
    expect((await names()).length).toBeGreaterThan(20);
    await test.asAdmin(() => forgetToken(id));
    expect((await view(id)).arrivals).toMatchObject({ status: 'paused', baseline: { total: 25 } });
    expect(new Set((await names()).map((row) => `${row.name}/${row.user_name}`))).toEqual(new Set(['(name not kept)/']));
    await test.asAdmin(() => changeConnection(id, { organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37' }));
    expect((await view(id)).arrivals).toBeNull();
    expect(await names()).toEqual([]);
  });
});
