import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningSandbox, listenSandbox } from '@/lib/sandbox/listen';
import { type App, app } from './app';
import { getConnection } from './connections';
import { runLadder } from './run-checks';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';
import { watchHealth } from './watch-health';

const hour = 3_600_000;
const day = 24 * hour;
const refusal = { status: 401, headers: { trackingid: 'ROUTER_5f0c2b1e' }, body: '{"message":"no"}' };

describe.each(engines)('the scheduled ladder on %s', (engine) => {
  let test: TestApp;
  let sandbox: ListeningSandbox;
  let opened: App;
  let asked = 0;

  beforeAll(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
    opened = await app();
  });
  afterEach(() => sandbox.sandbox.faults.clear());
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const view = (id: string) => test.asAdmin(() => getConnection(id));
  const runs = async (id: string) =>
    (await opened.db.selectFrom('check_runs').select('id').where('connection_id', '=', id).execute()).length;
  const rowOf = (id: string) =>
    opened.db.selectFrom('connection_health').selectAll().where('connection_id', '=', id).executeTakeFirstOrThrow();
  const notices = async (id: string) =>
    (await opened.db.selectFrom('notices').select(['kind', 'facts']).where('connection_id', '=', id).orderBy('created_at').execute()).map(
      ({ kind }) => kind,
    );
  const acts = async (id: string, action: string) =>
    (await opened.db.selectFrom('audit').select('subject').where('connection_id', '=', id).where('action', '=', action).execute()).map(
      ({ subject }) => subject,
    );

  /** A connection whose ladder was climbed once, as its admin would, and that somebody wants to hear about. */
  async function checked(): Promise<string> {
    const { id } = await connectSandbox(test, 'clean');
    await runLadder(opened, id, test.admin.name);
    await opened.db
      .insertInto('channels')
      .values({
        id: crypto.randomUUID(),
        connection_id: id,
        kind: 'email',
        address: 'it-team@example.com',
        sealed_secret: null,
        time_zone: 'UTC',
        enabled: 1,
        created_by: test.admin.name,
        created_at: Date.now(),
      })
      .execute();
    return id;
  }
  /** Lets the connection's time come, and takes one round. */
  async function round(id: string): Promise<void> {
    await opened.db.updateTable('connection_health').set({ next_at: 0 }).where('connection_id', '=', id).execute();
    await watchHealth(opened, Date.now());
  }

  it('asks again after the interval, and not before', async () => {
    const id = await checked();
    expect((await view(id)).health).toMatchObject({ state: 'healthy', reason: null });
    const before = await runs(id);
    await watchHealth(opened, Date.now());
    expect(await runs(id)).toBe(before);
    await watchHealth(opened, Date.now() + 7 * hour);
    expect(await runs(id)).toBe(before + 1);
    expect(await acts(id, 'checks-run')).toHaveLength(1);
  });

  it('quarantines a token that Webex refuses, tells once, and leaves Webex alone until it is time', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/v1/people/me', refusal);
    await round(id);
    const { health } = await view(id);
    expect(health).toMatchObject({ state: 'quarantined', reason: 'token' });
    expect((health?.nextAt ?? 0) - Date.now()).toBeGreaterThan(5 * hour);
    expect(await notices(id)).toEqual(['alarm']);
    asked = await runs(id);
    await watchHealth(opened, Date.now() + 5 * hour);
    expect(await runs(id)).toBe(asked);
    await round(id);
    expect(await notices(id)).toEqual(['alarm']);
    expect(await acts(id, 'health-changed')).toEqual(['quarantined, token']);
    sandbox.sandbox.faults.clear();
    await test.asAdmin(() => runLadder(opened, id, test.admin.name));
    expect((await view(id)).health).toMatchObject({ state: 'healthy' });
    expect(await notices(id)).toEqual(['alarm', 'recovery']);
  });

  it('is degraded by a fault that passes, which wakes nobody', async () => {
    const id = await checked();
    sandbox.sandbox.faults.set('/identity', { status: 404, body: '{}' });
    await round(id);
    expect((await view(id)).health).toMatchObject({ state: 'degraded' });
    sandbox.sandbox.faults.clear();
    await round(id);
    expect((await view(id)).health).toMatchObject({ state: 'healthy' });
    expect(await notices(id)).toEqual([]);
  });

  it('asks nothing of Webex for a token that has ended', async () => {
    const id = await checked();
    await opened.db
      .updateTable('credentials')
      .set({ expires_at: Date.now() - 1 })
      .where('connection_id', '=', id)
      .execute();
    const before = await runs(id);
    await round(id);
    expect(await runs(id)).toBe(before);
    expect((await view(id)).health).toMatchObject({ state: 'expired', nextAt: null });
    expect(await notices(id)).toEqual([]);
  });

  it('is taken up by one of two processes', async () => {
    const id = await checked();
    const other: App = { ...opened, runner: crypto.randomUUID() };
    const before = await runs(id);
    await opened.db.updateTable('connection_health').set({ next_at: 0 }).where('connection_id', '=', id).execute();
    if (engine === 'sqlite') await watchHealth(opened, Date.now());
    else await Promise.all([watchHealth(opened, Date.now()), watchHealth(other, Date.now()), watchHealth(other, Date.now())]);
    expect(await runs(id)).toBe(before + 1);
  });

  it.each([
    ['a year ahead', 365 * day],
    ['a year back', -365 * day],
  ])('goes on when the clock is set %s', async (_name, by) => {
    const id = await checked();
    await opened.db
      .updateTable('connection_health')
      .set({ next_at: Date.now() + by })
      .where('connection_id', '=', id)
      .execute();
    const before = await runs(id);
    await watchHealth(opened, Date.now());
    expect(await runs(id)).toBe(before + 1);
  });

  it('takes over from a process that died', async () => {
    const id = await checked();
    const before = await runs(id);
    await opened.db
      .updateTable('connection_health')
      .set({ next_at: 0, lease_holder: 'dead', lease_until: Date.now() + 60_000 })
      .where('connection_id', '=', id)
      .execute();
    await watchHealth(opened, Date.now());
    // The embedded database has one process only: another's lease is nobody's.
    expect(await runs(id)).toBe(engine === 'sqlite' ? before + 1 : before);
    await watchHealth(opened, Date.now() + 120_000);
    expect(await runs(id)).toBe(before + 1);
  });

  it('leaves a forgotten token and another organization alone', async () => {
    const id = await checked();
    const before = await runs(id);
    await opened.db.updateTable('credentials').set({ status: 'forgotten', sealed: null }).where('connection_id', '=', id).execute();
    await round(id);
    expect(await runs(id)).toBe(before);
    expect((await view(id)).health).toBeNull();
    expect((await rowOf(id)).state).toBe('healthy');
  });
});
