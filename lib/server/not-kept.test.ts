import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { readUsersSearch } from '@/lib/users/search-params';
import { app } from './app';
import { startArrivals } from './arrivals';
import { changeConnection, getConnection } from './connections';
import { forgetToken, openToken, revealToken } from './credentials';
import { readUsersPage } from './directory';
import { startChecks } from './run-checks';
import { stateExpiry } from './stated-expiry';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectAgain, connectSandbox } from './test-connection';

const dayMs = 86_400_000;

describe.each(engines)('on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  const view = (id: string) => test.asAdmin(() => getConnection(id));
  const acts = async (action: string) =>
    (await (await app()).db.selectFrom('audit').select('subject').where('action', '=', action).orderBy('id').execute()).map(
      (row) => row.subject,
    );

  describe('a token that is not kept', () => {
    const features: readonly [string, (id: string) => Promise<unknown>][] = [
      ['the check ladder', (id) => startChecks(id)],
      ['one check', (id) => startChecks(id, 'scim')],
      ['the users', (id) => readUsersPage(id, readUsersSearch({}))],
      ['the arrivals', (id) => startArrivals(id)],
      ['showing it', (id) => revealToken(id, 'reveal')],
      ['copying it', (id) => revealToken(id, 'copy')],
    ];

    it.each(features)('is what %s names as the cause', async (_name, ask) => {
      const { id } = await connectSandbox(test, 'clean');
      await test.asAdmin(() => forgetToken(id));
      await expect(test.asAdmin(() => ask(id))).rejects.toMatchObject({ code: 'token-not-kept' });
    });

    it('leaves its organization, fingerprint and end, and nothing of who signed in but the name of the connection', async () => {
      const { id } = await connectSandbox(test, 'clean');
      const before = await view(id);
      const { credential: gone, name } = await test.asAdmin(() => forgetToken(id));
      const { fingerprint, organizationId, expiresAt, receivedAt, signedInAs } = before.credential ?? {};
      expect(gone).toMatchObject({
        fingerprint,
        organizationId,
        expiresAt,
        receivedAt,
        status: 'forgotten',
        kept: false,
        signedInAs: null,
      });
      expect(gone?.forgottenAt).toBeGreaterThan(0);
      expect(name).toBe(before.name);
      const row = await (await app()).db.selectFrom('credentials').selectAll().executeTakeFirstOrThrow();
      expect(JSON.stringify(row)).not.toContain(signedInAs);
      expect(row.sealed).toBeNull();
    });

    it('keeps the marks it earned, and is followed by a new one that works', async () => {
      const { id } = await connectSandbox(test, 'clean');
      await test.asAdmin(() => startChecks(id));
      await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 20 });
      const marks = (await view(id)).progress.map(({ mark }) => mark);
      const gone = await test.asAdmin(() => forgetToken(id));
      expect(gone.progress.map(({ mark }) => mark)).toEqual(marks);
      expect(gone.checkRun?.stale).toBe(false);
      await connectAgain(test, id, 'clean');
      const renewed = (await view(id)).credential;
      expect(renewed).toMatchObject({ status: 'active', kept: true, forgottenAt: null });
      expect(renewed?.fingerprint).not.toBe(gone.credential?.fingerprint);
      await test.asAdmin(() => readUsersPage(id, readUsersSearch({})));
    });

    it('is the newest of those that were forgotten, and none when step 3 names another organization', async () => {
      const { id } = await connectSandbox(test, 'clean');
      await test.asAdmin(() => forgetToken(id));
      await connectAgain(test, id, 'clean');
      const second = (await view(id)).credential?.fingerprint;
      await test.asAdmin(() => forgetToken(id));
      expect((await view(id)).credential).toMatchObject({ fingerprint: second, kept: false });
      const other = await test.asAdmin(() => changeConnection(id, { organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37' }));
      expect(other.credential).toBeNull();
      await expect(openToken(await app(), id)).rejects.toMatchObject({ code: 'credential-missing' });
    });

    it('is none that was never in use', async () => {
      const { id } = await connectSandbox(test, 'clean');
      const { db } = await app();
      await db.updateTable('credentials').set({ status: 'received' }).execute();
      expect((await test.asAdmin(() => forgetToken(id))).credential).toBeNull();
      expect(await acts('token-forgotten')).toHaveLength(1);
    });
  });

  describe('the end of a token that Webex did not name', () => {
    const unknown = async () => {
      const { id } = await connectSandbox(test, 'clean');
      const { db } = await app();
      await db.updateTable('credentials').set({ expires_at: null, expiry_source: null, expires_in_seconds: null }).execute();
      return { id, receivedAt: (await view(id)).credential?.receivedAt ?? 0 };
    };

    it('is what the admin states, corrects and takes back, and each is recorded', async () => {
      const { id, receivedAt } = await unknown();
      const [first, second] = [receivedAt + 40 * dayMs, receivedAt + 50 * dayMs];
      expect((await test.asAdmin(() => stateExpiry(id, first))).credential).toMatchObject({ expiresAt: first, expirySource: 'stated' });
      expect((await test.asAdmin(() => stateExpiry(id, second))).credential?.expiresAt).toBe(second);
      expect((await test.asAdmin(() => stateExpiry(id, null))).credential).toMatchObject({ expiresAt: null, expirySource: null });
      const fingerprint = (await view(id)).credential?.fingerprint;
      const day = (at: number) => new Date(at).toISOString().slice(0, 10);
      expect(await acts('expiry-stated')).toEqual([
        `${fingerprint}, ${day(first)}`,
        `${fingerprint}, ${day(second)}`,
        `${fingerprint}, taken back`,
      ]);
    });

    it('is Webex’s again as soon as the ladder learns it', async () => {
      const { id, receivedAt } = await unknown();
      await test.asAdmin(() => stateExpiry(id, receivedAt + 40 * dayMs));
      await test.asAdmin(() => startChecks(id));
      await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 20 });
      const { credential } = await view(id);
      expect(credential?.expirySource).toBe('tokenExpiry');
      expect(credential?.expiresAt).not.toBe(receivedAt + 40 * dayMs);
      await expect(test.asAdmin(() => stateExpiry(id, receivedAt + dayMs))).rejects.toMatchObject({ code: 'expiry-known' });
      expect((await view(id)).credential?.expiresAt).toBe(credential?.expiresAt);
    });

    it('can be stated of a token that is not kept', async () => {
      const { id, receivedAt } = await unknown();
      await test.asAdmin(() => forgetToken(id));
      expect((await test.asAdmin(() => stateExpiry(id, receivedAt + dayMs))).credential?.expirySource).toBe('stated');
    });

    it.each([
      ['before it came', -1],
      ['in a hundred years', 36_500 * dayMs],
    ])('is not taken when it lies %s', async (_name, after) => {
      const { id, receivedAt } = await unknown();
      await expect(test.asAdmin(() => stateExpiry(id, receivedAt + after))).rejects.toMatchObject({ code: 'invalid-request' });
      expect(await acts('expiry-stated')).toEqual([]);
    });
  });
});
