import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ListeningSandbox, listenSandbox } from '@/lib/sandbox/listen';
import { organizationOf } from '@/lib/sandbox/test-client';
import { type App, app } from './app';
import { changeConnection, getConnection } from './connections';
import { meetNewTokens } from './health-queue';
import { laddersOf } from './ladders';
import { startChecks } from './run-checks';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectAgain, connectSandbox } from './test-connection';
import { watchHealth } from './watch-health';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const refusal = { status: 401, headers: { trackingid: 'ROUTER_5f0c2b1e' }, body: '{"message":"no"}' };
const outage = { status: 500, headers: { trackingid: 'ROUTER_5f0c2b1e' }, body: '{}' };

describe.each(engines)('the scheduled ladder on %s', (engine) => {
  let test: TestApp;
  let sandbox: ListeningSandbox;
  let opened: App;
  let requests = 0;

  beforeAll(async () => {
    sandbox = await listenSandbox({});
    const { handle } = sandbox.sandbox;
    sandbox.sandbox.handle = (request) => {
      requests += 1;
      return handle(request);
    };
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_SANDBOX: 'on', ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
    opened = await app();
  });
  afterEach(async () => {
    sandbox.sandbox.faults.clear();
    // The rounds of one test leave the connections of the others alone.
    for (const table of ['connection_health', 'check_runs', 'notices', 'channels'] as const) await opened.db.deleteFrom(table).execute();
    await opened.db.deleteFrom('meta').where('key', 'like', 'alarm %').execute();
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const view = (id: string) => test.asAdmin(() => getConnection(id));
  const health = async (id: string) => (await view(id)).health;
  const runs = async (id: string) =>
    (await opened.db.selectFrom('check_runs').select('id').where('connection_id', '=', id).execute()).length;
  const rowOf = (id: string) =>
    opened.db.selectFrom('connection_health').selectAll().where('connection_id', '=', id).executeTakeFirstOrThrow();
  const change = (id: string, values: { next_at?: number; lease_holder?: string; lease_until?: number }) =>
    opened.db.updateTable('connection_health').set(values).where('connection_id', '=', id).execute();
  const notices = async (id: string) =>
    (await opened.db.selectFrom('notices').select('kind').where('connection_id', '=', id).orderBy('created_at').execute()).map(
      ({ kind }) => kind,
    );
  const acts = async (id: string, action: string) => {
    const found = opened.db.selectFrom('audit').select('subject').where('connection_id', '=', id).where('action', '=', action);
    return (await found.orderBy('id').execute()).map(({ subject }) => subject);
  };
  const never = new AbortController().signal;
  const round = (now: number, by: App = opened) => watchHealth(by, now, never);
  /** A round at the time at which the connection is due, as it is written. @returns that time. */
  async function nextRound(id: string): Promise<number> {
    const now = (await rowOf(id)).next_at;
    await round(now);
    return now;
  }
  /** Climbs the ladder as a person does, and waits for its end. */
  async function climbByHand(id: string): Promise<void> {
    await test.asAdmin(() => startChecks(id));
    await laddersOf(opened).running.get(id);
  }

  /** A connection whose ladder was climbed once, as its admin would, and that somebody wants to hear about. */
  async function checked(key = 'clean'): Promise<string> {
    const { id } = await connectSandbox(test, key);
    await climbByHand(id);
    const channel = { id: crypto.randomUUID(), connection_id: id, kind: 'email', address: 'it-team@example.com' };
    await opened.db
      .insertInto('channels')
      .values({ ...channel, sealed_secret: null, time_zone: 'UTC', enabled: 1, created_by: test.admin.name, created_at: Date.now() })
      .execute();
    return id;
  }

  it('asks again after the interval, and not before, and leaves the record to people', async () => {
    const id = await checked();
    expect(await health(id)).toMatchObject({ state: 'healthy', reason: null });
    await round(Date.now() + 5 * hour);
    expect(await runs(id)).toBe(1);
    await round(Date.now() + 6.7 * hour);
    expect(await runs(id)).toBe(2);
    expect(await acts(id, 'checks-run')).toHaveLength(1);
    expect(await acts(id, 'health-changed')).toEqual([]);
  });

  it('leaves alone what nobody has checked yet', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await round(Date.now() + day);
    expect(await runs(id)).toBe(0);
    expect(await health(id)).toBeNull();
  });

  it('quarantines a token that Webex refuses, tells once, and leaves Webex alone until it is time', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/v1/people/me', refusal);
    let now = await nextRound(id);
    expect(await health(id)).toMatchObject({ state: 'quarantined', reason: 'token', since: expect.any(Number) });
    expect(await notices(id)).toEqual(['alarm']);
    for (const wait of [6, 12, 24, 24]) {
      requests = 0;
      await round(now + wait * hour - minute);
      expect(requests).toBe(0);
      now = await nextRound(id);
      // The host is reached without the token; then the token is refused, and nothing else is asked.
      expect(requests).toBe(2);
    }
    expect(await notices(id)).toEqual(['alarm']);
    expect(await acts(id, 'health-changed')).toEqual(['quarantined, token']);
    const { facts } = await opened.db.selectFrom('notices').select('facts').where('connection_id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.parse(facts).health).toMatchObject({ state: 'quarantined', reason: 'upstream-unauthorized' });
  });

  it('notices the recovery at once when a person asks, whole or the last rung', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/v1/people/me', refusal);
    await change(id, { next_at: 0 });
    await round(Date.now());
    sandbox.sandbox.faults.clear();
    await climbByHand(id);
    expect(await health(id)).toMatchObject({ state: 'healthy' });
    expect(await notices(id)).toEqual(['alarm', 'recovery']);

    sandbox.sandbox.faults.set('/v1/people/me', refusal);
    await test.asAdmin(() => startChecks(id, 'token'));
    await vi.waitUntil(async () => (await health(id))?.state === 'quarantined', { timeout: 10_000, interval: 10 });
    sandbox.sandbox.faults.clear();
    await test.asAdmin(() => startChecks(id, 'token'));
    await vi.waitUntil(async () => (await health(id))?.state === 'healthy', { timeout: 10_000, interval: 10 });
    // The second refusal came within a day of the first alarm.
    expect(await notices(id)).toEqual(['alarm', 'recovery']);
  });

  it('is degraded by a fault that passes, which wakes nobody', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/identity', outage);
    const now = await nextRound(id);
    const found = await health(id);
    expect(found).toMatchObject({ state: 'degraded', reason: 'scim' });
    expect((found?.nextAt ?? 0) - now).toBeLessThan(20 * minute);
    sandbox.sandbox.faults.clear();
    await nextRound(id);
    expect(await health(id)).toMatchObject({ state: 'healthy' });
    expect(await notices(id)).toEqual([]);
    expect(await acts(id, 'health-changed')).toEqual(['degraded, scim', 'healthy']);
  });

  it('lets one of many connections tell that Webex is out of reach', async () => {
    const ids = [await checked(), await checked('small'), await checked('no-licence')];
    sandbox.sandbox.faults.set('/', outage);
    for (let count = 1; count <= 4; count += 1) for (const id of ids) await nextRound(id);
    for (const id of ids) expect(await health(id)).toMatchObject({ state: 'degraded' });
    expect((await Promise.all(ids.map(notices))).flat()).toEqual(['alarm']);
    sandbox.sandbox.faults.clear();
    for (const id of ids) await nextRound(id);
    expect((await Promise.all(ids.map(notices))).flat()).toEqual(['alarm', 'recovery']);
  }, 60_000);

  it('asks nothing of Webex for a token that has ended, and notices the end when it comes', async () => {
    const id = await checked('short-lived');
    const endsAt = (await view(id)).credential?.expiresAt ?? 0;
    expect((await rowOf(id)).next_at).toBe(endsAt);
    requests = 0;
    await round(endsAt);
    expect(requests).toBe(0);
    expect(await health(id)).toMatchObject({ state: 'expired', nextAt: null });
    expect(await notices(id)).toEqual([]);
  });

  it('looks at a new token soon, and tells of the recovery that it brings', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/v1/people/me', refusal);
    const now = await nextRound(id);
    sandbox.sandbox.faults.clear();
    await connectAgain(test, id, 'clean');
    expect(await health(id)).toBeNull();
    await round(now);
    expect(await runs(id)).toBe(2);
    await nextRound(id);
    expect(await health(id)).toMatchObject({ state: 'healthy' });
    expect(await notices(id)).toEqual(['alarm', 'recovery']);
    expect(await acts(id, 'health-changed')).toEqual(['quarantined, token', 'healthy']);
  });

  it('is taken up by one of two processes', async () => {
    const id = await checked();
    const now = (await rowOf(id)).next_at;
    const other: App = { ...opened, runner: crypto.randomUUID() };
    // The embedded database has one process only.
    const all =
      engine === 'sqlite' ? [round(now)] : [round(now), round(now, other), round(now, { ...opened, runner: crypto.randomUUID() })];
    await Promise.all(all);
    expect(await runs(id)).toBe(2);
  });

  it.each([
    ['a year ahead', 365 * day],
    ['a year back', -365 * day],
    ['three days ahead', 3 * day],
  ])('goes on when the clock was %s for a while', async (_name, by) => {
    const id = await checked();
    await change(id, { next_at: 0 });
    await round(Date.now() + by);
    await round(Date.now());
    expect(await health(id)).toMatchObject({ state: 'healthy' });
    expect((await rowOf(id)).next_at).toBeLessThan(Date.now() + 7 * hour);
    expect(await notices(id)).toEqual([]);
  });

  it('takes over from a process that died in the middle', async () => {
    const id = await checked();
    const now = (await rowOf(id)).next_at;
    await change(id, { lease_holder: 'dead', lease_until: now + minute });
    await round(now);
    // In the embedded database, another's lease is that of a dead process.
    expect(await runs(id)).toBe(engine === 'sqlite' ? 2 : 1);
    await round(now + 2 * minute);
    expect(await runs(id)).toBe(2);
  });

  it('ends at once with the process, and leaves the connection to the next one', async () => {
    const id = await checked();
    const now = (await rowOf(id)).next_at;
    sandbox.sandbox.faults.set('/v1/people/me', 'slow');
    const ending = new AbortController();
    const work = watchHealth(opened, now, ending.signal);
    await vi.waitUntil(async () => (await runs(id)) === 2, { timeout: 5_000, interval: 10 });
    const endedAt = performance.now();
    ending.abort();
    await work;
    expect(performance.now() - endedAt).toBeLessThan(1_000);
    expect(await rowOf(id)).toMatchObject({ lease_holder: null, next_at: now });
  });

  it('puts off what cannot be asked, so that it is not tried in every round', async () => {
    const id = await checked();
    const now = (await rowOf(id)).next_at;
    await opened.db.updateTable('credentials').set({ sealed: 'v1.broken' }).where('connection_id', '=', id).execute();
    await round(now);
    expect((await rowOf(id)).next_at).toBeGreaterThan(now + 14 * minute);
    expect(await rowOf(id)).toMatchObject({ state: 'healthy', lease_holder: null });
  });

  it('plans the first look at connections that were checked before there was a schedule', async () => {
    const id = await checked();
    await opened.db.deleteFrom('connection_health').execute();
    const now = Date.now();
    await meetNewTokens(opened, now);
    const row = await rowOf(id);
    expect(row).toMatchObject({ state: 'unjudged', checked_at: null });
    expect(row.next_at).toBeGreaterThanOrEqual(now);
    expect(row.next_at).toBeLessThanOrEqual(now + 6 * hour);
    expect(await health(id)).toBeNull();
    await round(row.next_at);
    expect(await health(id)).toMatchObject({ state: 'healthy' });
  });

  it('says nothing about a token that is forgotten, or of another organization', async () => {
    const id = await checked();
    const now = (await rowOf(id)).next_at;
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    expect(await health(id)).toBeNull();
    await round(now);
    expect(await runs(id)).toBe(1);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('clean').organizationId }));
    expect(await health(id)).toMatchObject({ state: 'healthy' });
    await opened.db.updateTable('credentials').set({ status: 'forgotten', sealed: null }).where('connection_id', '=', id).execute();
    await round(now);
    expect(await runs(id)).toBe(1);
    expect(await health(id)).toBeNull();
  });

  it('keeps the last sixty runs, and none that a clock ahead of its time began', async () => {
    const id = await checked();
    const run = await opened.db.selectFrom('check_runs').selectAll().where('connection_id', '=', id).executeTakeFirstOrThrow();
    const more = Array.from({ length: 70 }, (_, index) => ({ ...run, id: crypto.randomUUID(), started_at: run.started_at - index }));
    await opened.db.insertInto('check_runs').values(more).execute();
    await opened.db
      .insertInto('check_runs')
      .values({ ...run, id: 'ahead', started_at: Date.now() + day })
      .execute();
    await climbByHand(id);
    expect(await runs(id)).toBe(60);
    expect((await view(id)).checkRun?.id).not.toBe('ahead');
  });
});
