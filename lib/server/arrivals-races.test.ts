import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, organizationOf, scimPath, type TestSandbox } from '@/lib/sandbox/test-client';
import { app } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { pollArrivals } from './arrivals-ask';
import { endWatching, keepWatching } from './arrivals-loop';
import type { Pace } from './arrivals-pace';
import { changeConnection, getConnection } from './connections';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

const brisk: Pace = { fastMs: 15, quietMs: 15, slowMs: 15, graceMs: 60_000 };

describe.each(engines)('the arrival watch on %s', (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  async function open(key = 'clean') {
    const { id, token } = await connectSandbox(test, key);
    const watch = async () =>
      (await app()).db.selectFrom('arrival_watches').selectAll().where('connection_id', '=', id).executeTakeFirstOrThrow();
    return {
      id,
      token,
      watch,
      start: () => test.asAdmin(() => startArrivals(id, { pace: brisk })),
      stop: () => test.asAdmin(() => stopArrivals(id)),
      until: (reached: (now: Awaited<ReturnType<typeof watch>>) => boolean) =>
        vi.waitUntil(async () => reached(await watch()), { timeout: 5_000, interval: 20 }),
    };
  }

  it('asks again when it was started while it was being stopped', async () => {
    const { id, start, stop, until } = await open();
    await start();
    await until((now) => now.status === 'watching' && now.next_ask_at !== null);
    const ending = endWatching(id);
    keepWatching(await app(), id, brisk);
    await ending;
    const endedAt = Date.now();
    await until((now) => (now.asked_at ?? 0) > endedAt + 50);
    await stop();
  });

  it('is served whenever it says that it is on, in whatever order it was started and stopped', async () => {
    const { start, stop, until, watch } = await open();
    for (let delay = 0; delay < 30; delay += 1) {
      await start();
      await until((now) => now.status === 'watching');
      await Promise.all([start(), setTimeout(delay / 3).then(stop), setTimeout(delay / 4).then(start)]);
      const endedAt = Date.now();
      if ((await watch()).status === 'watching') await until((now) => (now.asked_at ?? 0) > endedAt + 50);
    }
    await stop();
  }, 60_000);

  it('of another organization takes nothing from this one', async () => {
    const { id, token, start, stop, watch, until } = await open();
    await start();
    await until((now) => now.status === 'watching');
    await stop();
    const before = await watch();
    const { db } = await app();
    const other = organizationOf('large').organizationId;
    await db.updateTable('arrival_watches').set({ organization_id: other, status: 'watching' }).where('id', '=', before.id).execute();
    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: `stranger-${engine}@halden.example` };
    expect((await sandbox.send('POST', scimPath('clean', 'Users'), token, body)).ok).toBe(true);
    expect(await pollArrivals(await app(), id)).toMatchObject({ arrivals: 0, problem: 'organization-mismatch' });
    expect((await watch()).counts).toBe(before.counts);
  });

  it('does not wait for a time that a clock which went back has put far away', async () => {
    const { id, start, stop, until } = await open();
    await start();
    await until((now) => now.status === 'watching');
    await stop();
    const { db } = await app();
    const farAway = Date.now() + 30 * 86_400_000;
    await db
      .updateTable('arrival_watches')
      .set({ problem: 'upstream-rate-limited', next_ask_at: farAway, lease_holder: 'a replica that died', lease_until: farAway })
      .where('connection_id', '=', id)
      .execute();
    await start();
    await until((now) => now.problem === null);
    await stop();
  });

  it('keeps its distance however often it is woken', async () => {
    const { id, start, stop, until, watch } = await open();
    await test.asAdmin(() => startArrivals(id, { pace: { ...brisk, fastMs: 400 } }));
    await until((now) => now.status === 'watching' && now.next_ask_at !== null);
    const asks = new Set<number | null>();
    for (const endsAt = Date.now() + 600; Date.now() < endsAt; ) {
      await start();
      asks.add((await watch()).next_ask_at);
    }
    expect(asks.size).toBeLessThanOrEqual(3);
    await stop();
  });

  it('is gone after a change of organization, there and back, with the names that it held', async () => {
    const { id, start, stop, until } = await open();
    await start();
    await until((now) => now.status === 'watching');
    await stop();
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('clean').organizationId }));
    expect((await test.asAdmin(() => getConnection(id))).arrivals).toBeNull();
  });
});
