import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, organizationOf, scimPath, type TestSandbox } from '@/lib/sandbox/test-client';
import { app, closeApp } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { pollArrivals } from './arrivals-ask';
import type { Pace } from './arrivals-pace';
import { changeConnection, getConnection } from './connections';
import { forgetToken } from './credentials';
import { eventStream } from './event-stream';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

const brisk: Pace = { fastMs: 15, quietMs: 15, slowMs: 15, graceMs: 60_000 };
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const active = (value: boolean) => ({ schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value }] });

describe.each(engines)('the arrival watch on %s', (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;
  let serial = 0;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
  });
  afterEach(() => sandbox.sandbox.faults.clear());
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const newUser = (key: string, more: object = {}) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `arrival${++serial}@${organizationOf(key).domain}`,
    name: { givenName: 'Ada', familyName: 'Byron' },
    displayName: 'Ada Byron',
    externalId: `00u${serial}`,
    ...more,
  });

  async function open(key = 'clean', version: 'v1' | 'v2' = 'v2') {
    const { id, token } = await connectSandbox(test, key);
    const write = async (method: string, path: string, body?: unknown): Promise<string> => {
      const reply = await sandbox.send(method, scimPath(key, path, version), token, body);
      expect(reply.ok).toBe(true);
      return (await reply.json()).id;
    };
    const view = async () => {
      const { arrivals } = await test.asAdmin(() => getConnection(id));
      if (!arrivals) throw new Error('no watch');
      return arrivals;
    };
    return {
      id,
      view,
      /** Without its loop, so that a test asks when it wants to. */
      startStill: async () => {
        await test.asAdmin(() => startArrivals(id, { pace: { ...brisk, fastMs: 60_000 } }));
        await vi.waitUntil(async () => (await view()).status === 'watching', { timeout: 10_000 });
        await test.asAdmin(() => stopArrivals(id));
      },
      start: (options: { again?: boolean; pace?: Pace } = {}) => test.asAdmin(() => startArrivals(id, { pace: brisk, ...options })),
      stop: () => test.asAdmin(() => stopArrivals(id)),
      poll: async () => pollArrivals(await app(), id),
      until: (reached: (now: Awaited<ReturnType<typeof view>>) => boolean) =>
        vi.waitUntil(async () => reached(await view()), { timeout: 15_000, interval: 20 }),
      create: (more: object = {}) => write('POST', 'Users', newUser(key, more)),
      patch: (userId: string, body: unknown) => write('PATCH', `Users/${userId}`, body),
    };
  }

  it('sees who is created, updated, deactivated and reactivated, once each', async () => {
    const { startStill, poll, view, create, patch } = await open();
    await startStill();
    expect(await view()).toMatchObject({ users: 0, first: null, newest: [], problem: null });
    expect((await view()).baseline?.known).toBe((await view()).baseline?.total);
    expect(await poll()).toMatchObject({ arrivals: 0, problem: null });
    const userId = await create();
    expect(await poll()).toMatchObject({ arrivals: 1 });
    expect(await poll()).toMatchObject({ arrivals: 0 });
    for (const change of [
      { ...active(true), Operations: [{ op: 'replace', path: 'title', value: 'Countess' }] },
      active(false),
      active(true),
    ]) {
      await patch(userId, change);
      await poll();
    }
    const { newest, counts, users, first } = await view();
    expect(newest.map(({ kind }) => kind)).toEqual(['reactivated', 'deactivated', 'updated', 'created']);
    expect(counts).toEqual({ created: 1, linked: 0, updated: 1, deactivated: 1, reactivated: 1 });
    expect(users).toBe(1);
    expect(first).toMatchObject({ kind: 'created', userId, name: 'Ada Byron', source: 'OKTA', licences: 1 });
  });

  it('counts once what two replicas read at the same time', async () => {
    const { startStill, poll, view, create } = await open();
    await startStill();
    for (let count = 0; count < 5; count += 1) await create();
    const asked = await Promise.all([poll(), poll(), poll()]);
    expect(asked.reduce((sum, one) => sum + (one?.arrivals ?? 0), 0)).toBe(5);
    expect((await view()).counts.created).toBe(5);
  });

  it('sees an old user being linked', async () => {
    const { startStill, poll, view, patch } = await open('directory-connector');
    await startStill();
    const { db } = await app();
    const foreign = await db.selectFrom('arrival_users').select('user_id').where('source', '=', 'AD').executeTakeFirstOrThrow();
    await patch(foreign.user_id, { schemas: [patchSchema], Operations: [{ op: 'add', path: 'externalId', value: '00uLinked' }] });
    await poll();
    expect((await view()).first).toMatchObject({ kind: 'linked', userId: foreign.user_id });
  });

  it('counts who has no licence, as long as they are active', async () => {
    const { startStill, poll, view, create, patch } = await open('no-licence');
    await startStill();
    const userId = await create();
    await poll();
    expect(await view()).toMatchObject({ users: 1, unlicensed: 1 });
    await patch(userId, active(false));
    await poll();
    expect(await view()).toMatchObject({ users: 1, unlicensed: 0 });
  });

  it('catches up with more than one page after a pause', async () => {
    const { startStill, poll, view, create } = await open();
    await startStill();
    for (let count = 0; count < 130; count += 1) await create();
    expect(await poll()).toMatchObject({ arrivals: 130 });
    expect((await view()).newest).toHaveLength(25);
    expect(await view()).toMatchObject({ users: 130, counts: { created: 130 } });
    expect(await poll()).toMatchObject({ arrivals: 0 });
  });

  it('knows only the newest of a large organization, and says so', async () => {
    const { startStill, poll, view, create, patch } = await open('large');
    await startStill();
    expect((await view()).baseline).toMatchObject({ known: 1_000, total: 100_000 });
    await create();
    const old = await sandbox.get(scimPath('large', 'Users?startIndex=5&count=1'), (await connectSandbox(test, 'large')).token);
    const { Resources } = await old.json();
    await patch(Resources[0].id, { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'title', value: 'Dean' }] });
    expect(await poll()).toMatchObject({ arrivals: 2, pages: 1 });
    expect((await view()).newest.map(({ kind }) => kind)).toEqual(['updated', 'created']);
  });

  it('watches over the older SCIM as well', async () => {
    const { id, startStill, poll, view, create } = await open('classic', 'v1');
    await (await app()).db.updateTable('connections').set({ edition: 'classic' }).where('id', '=', id).execute();
    await startStill();
    await create();
    await poll();
    expect((await view()).newest).toMatchObject([{ kind: 'created' }]);
  });

  it('goes on without sorting where a base does not sort', async () => {
    const { id, startStill, poll, view, create } = await open();
    await startStill();
    await (await app()).db.updateTable('arrival_watches').set({ sorted: 'no' }).where('connection_id', '=', id).execute();
    await create();
    await poll();
    expect((await view()).counts).toMatchObject({ created: 1, updated: 0 });
  });

  it('shows the problem of an outage, and what happened meanwhile afterwards', async () => {
    const { startStill, poll, view, create } = await open();
    await startStill();
    await create();
    sandbox.sandbox.faults.set('/identity/scim/', { status: 500 });
    expect(await poll()).toMatchObject({ problem: 'upstream-unavailable' });
    expect((await view()).problem).toBe('upstream-unavailable');
    sandbox.sandbox.faults.clear();
    await poll();
    expect(await view()).toMatchObject({ problem: null, users: 1 });
  });

  it('hands on the Retry-After of a limit', async () => {
    const { startStill, poll } = await open();
    await startStill();
    sandbox.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'Retry-After': '90' } });
    expect(await poll()).toMatchObject({ problem: 'upstream-rate-limited', retryAfterSeconds: 90 });
  });

  it('keeps all that happened in counts, and the first, when old arrivals make room', async () => {
    const { id, startStill, poll, view, create } = await open();
    await startStill();
    const firstId = await create();
    await poll();
    const { db } = await app();
    const watch = await db.selectFrom('arrival_watches').select('id').where('connection_id', '=', id).executeTakeFirstOrThrow();
    const row = await db.selectFrom('arrivals').selectAll().where('watch_id', '=', watch.id).executeTakeFirstOrThrow();
    const { id: _first, ...rest } = row;
    for (let count = 0; count < 10; count += 1) {
      await db
        .insertInto('arrivals')
        .values(Array.from({ length: 500 }, () => ({ ...rest, kind: 'updated' })))
        .execute();
    }
    await create();
    await poll();
    const kept = await db.selectFrom('arrivals').select('id').where('watch_id', '=', watch.id).execute();
    expect(kept).toHaveLength(5_001);
    expect(await view()).toMatchObject({ counts: { created: 2 }, first: { userId: firstId } });
  });

  describe('its loop', () => {
    it('brings arrivals by itself, and is left alone when it is asked for again', async () => {
      const { id, start, until, view, create, stop } = await open();
      await start();
      await until((now) => now.status === 'watching' && now.nextAskAt !== null);
      const { startedAt } = await view();
      await create();
      await until((now) => now.users === 1);
      await start();
      expect((await view()).startedAt).toBe(startedAt);
      await stop();
      expect(await view()).toMatchObject({ status: 'paused', nextAskAt: null, users: 1 });
      const acts = await (await app()).db.selectFrom('audit').select('action').where('connection_id', '=', id).execute();
      expect(acts.filter(({ action }) => action === 'arrivals-watched')).toHaveLength(1);
    });

    it('goes on after a pause with what it knew, and forgets it for a new baseline', async () => {
      const { start, until, view, create, stop } = await open();
      await start();
      await until((now) => now.status === 'watching');
      await stop();
      await create();
      await start();
      await until((now) => now.users === 1);
      await start({ again: true });
      await until((now) => now.status === 'watching' && now.users === 0);
      await create();
      await until((now) => now.users === 1);
      expect((await view()).counts.created).toBe(1);
      await stop();
    });

    it.each([
      [401, 'upstream-unauthorized'],
      [403, 'upstream-forbidden'],
    ])('stops at once on %s, and can be taken up again', async (status, problem) => {
      const { start, until, view, create, stop } = await open();
      await start();
      await until((now) => now.status === 'watching');
      sandbox.sandbox.faults.set('/identity/scim/', { status });
      await until((now) => now.status === 'failed');
      expect(await view()).toMatchObject({ problem, nextAskAt: null });
      sandbox.sandbox.faults.clear();
      await create();
      await start();
      await until((now) => now.status === 'watching' && now.users === 1 && now.problem === null);
      await stop();
    });

    it('stops when the token is forgotten', async () => {
      const { id, start, until } = await open();
      await start();
      await until((now) => now.status === 'watching');
      await test.asAdmin(() => forgetToken(id));
      await until((now) => now.status === 'paused');
      await expect(start()).rejects.toMatchObject({ code: 'token-not-kept' });
    });

    it('says while the limit lasts that it waits for as long as Webex said', async () => {
      const { start, until, view, stop } = await open();
      await start();
      await until((now) => now.status === 'watching');
      sandbox.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'Retry-After': '90' } });
      await until((now) => now.problem === 'upstream-rate-limited');
      const { askedAt, nextAskAt, status } = await view();
      expect(status).toBe('watching');
      expect((nextAskAt ?? 0) - (askedAt ?? 0)).toBeGreaterThan(89_000);
      await stop();
      sandbox.sandbox.faults.clear();
      for (const again of [false, true]) {
        await start({ again });
        expect(await view()).toMatchObject({ problem: 'upstream-rate-limited', nextAskAt });
      }
      await stop();
    });

    it('pauses when nobody looked for long enough', async () => {
      const { start, until } = await open();
      await start({ pace: { ...brisk, graceMs: 300 } });
      await until((now) => now.status === 'paused');
    });

    it('goes on as long as a window is open', async () => {
      const { id, start, until, view } = await open();
      const window = new AbortController();
      const reader = eventStream(id, test.admin.sessionHash, window.signal).body?.getReader();
      await start({ pace: { ...brisk, graceMs: 100 } });
      await until((now) => now.status === 'watching');
      const heldUntil = Date.now() + 400;
      await until((now) => (now.askedAt ?? 0) > heldUntil);
      expect((await view()).status).toBe('watching');
      window.abort();
      await reader?.cancel();
      await until((now) => now.status === 'paused');
    });

    it('leaves the asking to the replica that holds the lease', async () => {
      const { id, startStill, view, create } = await open();
      await startStill();
      const { db } = await app();
      await db
        .updateTable('arrival_watches')
        .set({ status: 'watching', lease_holder: 'another replica', lease_until: Date.now() + 60_000 })
        .where('connection_id', '=', id)
        .execute();
      await create();
      await test.asAdmin(() => startArrivals(id, { pace: brisk }));
      // Alone with an embedded database, there is no other replica.
      if (engine === 'sqlite') await vi.waitUntil(async () => (await view()).users === 1);
      else {
        const askedAt = (await view()).askedAt;
        await db
          .updateTable('arrival_watches')
          .set({ lease_until: Date.now() + 400 })
          .where('connection_id', '=', id)
          .execute();
        expect((await view()).askedAt).toBe(askedAt);
        await vi.waitUntil(async () => (await view()).users === 1, { timeout: 5_000 });
      }
      await test.asAdmin(() => stopArrivals(id));
    });

    it('is taken up by a window that opens after a restart', async () => {
      const { id, start, until, create, stop } = await open();
      await start();
      await until((now) => now.status === 'watching');
      await closeApp();
      await until((now) => now.status === 'watching');
      await create();
      const window = new AbortController();
      const reader = eventStream(id, test.admin.sessionHash, window.signal).body?.getReader();
      await until((now) => now.users === 1);
      window.abort();
      await reader?.cancel();
      await stop();
    });
  });

  it('is not shown for another organization, and begins anew there', async () => {
    const { id, startStill } = await open();
    await startStill();
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    expect((await test.asAdmin(() => getConnection(id))).arrivals).toBeNull();
    await expect(test.asAdmin(() => startArrivals(id))).rejects.toMatchObject({ code: 'organization-mismatch' });
  });
});
