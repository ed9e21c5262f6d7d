import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import { listenSandbox } from '@/lib/sandbox/listen';
import { organizationOf } from '@/lib/sandbox/test-client';
import type { CheckId, CheckResult } from '@/lib/setup/check';
import { checkIds } from '@/lib/setup/check';
import { readUsersSearch } from '@/lib/users/search-params';
import { app } from './app';
import { changeConnection, getConnection } from './connections';
import { readUserDetails, readUsersPage } from './directory';
import { startChecks } from './run-checks';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

let test: TestApp;
let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

beforeAll(async () => {
  sandbox = await listenSandbox({});
  test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '0.5' });
});
afterEach(() => sandbox.sandbox.faults.clear());
afterAll(async () => {
  await test.close();
  await sandbox.close();
});

const view = (id: string) => test.asAdmin(() => getConnection(id));

const connect = async (key: string) => (await connectSandbox(test, key)).id;

async function climb(id: string): Promise<NonNullable<ConnectionView['checkRun']>> {
  await test.asAdmin(() => startChecks(id));
  await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 60_000, interval: 20 });
  const run = (await view(id)).checkRun;
  if (!run) throw new Error('no run');
  return run;
}

const find = (results: readonly CheckResult[], id: CheckId) => results.find((result) => result.id === id);

describe('the check ladder', () => {
  it('tells the classic edition by the address that answers', async () => {
    const id = await connect('classic');
    await climb(id);
    expect((await view(id)).edition).toBe('classic');
    const page = await test.asAdmin(() => readUsersPage(id, readUsersSearch({})));
    expect(page.users.length).toBeGreaterThan(0);
  });

  it('waits out the rate limit of a rate-limited organization, or says so with its time', async () => {
    const { results } = await climb(await connect('rate-limited'));
    for (const result of results) expect(['pass', 'unknown', 'skipped', 'warn'], result.id).toContain(result.status);
    const limited = results.find((result) => result.exchange?.problem === 'upstream-rate-limited');
    if (limited) expect(limited.remedy).toMatch(/Wait/);
    expect(results.map((result) => result.id)).toEqual(checkIds);
  }, 120_000);

  it('never shows a rung of a flaky organization as failed for what was only an outage', async () => {
    const { results } = await climb(await connect('flaky'));
    expect(results.map((result) => result.id)).toEqual(checkIds);
    for (const result of results.filter((candidate) => candidate.exchange?.problem)) {
      expect(result.status, result.id).toBe('unknown');
      expect(result.remedy).toBeTruthy();
    }
  }, 120_000);

  it('holds no e-mail address but the signed-in one, no token and no whole organization ID', async () => {
    const id = await connect('clean');
    const text = JSON.stringify((await climb(id)).results).replaceAll((await view(id)).credential?.signedInAs ?? '', '');
    expect(text).not.toContain('@');
    expect(text).not.toContain(organizationOf('clean').organizationId);
    expect(text).not.toMatch(/_SB84_/);
  });

  it('goes stale when step 3 changes', async () => {
    const id = await connect('clean');
    expect((await climb(id)).stale).toBe(false);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    expect((await view(id)).checkRun?.stale).toBe(true);
  });
});

describe('one rung asked again', () => {
  const again = (id: string, only: CheckId) => test.asAdmin(() => startChecks(id, only));
  const settled = (id: string) => vi.waitUntil(async () => !(await view(id)).checkRun?.rerunning, { timeout: 20_000, interval: 10 });
  const runOf = async (id: string) => {
    const run = (await view(id)).checkRun;
    if (!run) throw new Error('no run');
    return run;
  };

  const requests: [CheckId, number][] = [
    ['host', 1],
    ['tls', 1],
    ['token', 1],
    ['role', 1],
    ['expiry', 1],
    ['scim', 1],
    ['second-page', 2],
    ['source', 1],
    ['licences', 1],
    ['latency', 2],
  ];
  it('asks only what each rung needs, and leaves the others as they were', async () => {
    const id = await connect('clean');
    const whole = await climb(id);
    let before = whole;
    for (const [only, asked] of requests) {
      await again(id, only);
      await vi.waitUntil(async () => (await runOf(id)).requests > before.requests, { timeout: 20_000, interval: 10 });
      await settled(id);
      const after = await runOf(id);
      expect(after.id).toBe(whole.id);
      expect([only, after.requests - before.requests]).toEqual([only, asked]);
      const others = (results: readonly CheckResult[]) => results.filter((result) => result.id !== only);
      expect(others(after.results)).toEqual(others(before.results));
      expect(find(after.results, only)?.at).toBeGreaterThan(find(before.results, only)?.at ?? 0);
      expect(find(after.results, only)?.status).toBe(find(before.results, only)?.status);
      before = after;
    }
  });

  it('is shown while it is asked, and brings what it found', async () => {
    const id = await connect('clean');
    await climb(id);
    sandbox.sandbox.faults.set('/v1/people/me', 'slow');
    await again(id, 'role');
    await vi.waitUntil(async () => (await runOf(id)).rerunning === 'role', { timeout: 5_000, interval: 10 });
    await settled(id);
    expect(find((await runOf(id)).results, 'role')?.status).toBe('skipped');
    sandbox.sandbox.faults.set('/v1/people/me', { status: 401 });
    await again(id, 'token');
    await vi.waitUntil(async () => find((await runOf(id)).results, 'token')?.status === 'fail', { timeout: 20_000, interval: 10 });
  }, 30_000);

  it('loses nothing when two rungs are asked at once', async () => {
    const id = await connect('clean');
    const before = await climb(id);
    await Promise.all([again(id, 'role'), again(id, 'source'), again(id, 'expiry')]);
    const isNewer = (results: readonly CheckResult[], rung: CheckId) =>
      (find(results, rung)?.at ?? 0) > (find(before.results, rung)?.at ?? 0);
    await vi.waitUntil(
      async () => {
        const { results } = await runOf(id);
        return isNewer(results, 'role') && isNewer(results, 'source') && isNewer(results, 'expiry');
      },
      { timeout: 20_000, interval: 10 },
    );
    expect((await runOf(id)).results.map((result) => result.id)).toEqual(checkIds);
  });

  it('asks everything when there is no run to put the answer in', async () => {
    const id = await connect('clean');
    await again(id, 'role');
    await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 10 });
    const { id: first, results } = await runOf(id);
    expect(results.map((result) => result.id)).toEqual(checkIds);
    await (await app()).db.updateTable('check_runs').set({ credential_id: 'another token' }).where('id', '=', first).execute();
    await again(id, 'role');
    expect((await runOf(id)).id).not.toBe(first);
    await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 20_000, interval: 10 });
  });

  it('asks everything when no SCIM base was found', async () => {
    const id = await connect('clean');
    sandbox.sandbox.faults.set('/identity/scim/', { status: 403 });
    const { id: first } = await climb(id);
    sandbox.sandbox.faults.clear();
    await again(id, 'source');
    await vi.waitUntil(async () => (await runOf(id)).id !== first && (await runOf(id)).finishedAt !== null, { timeout: 20_000 });
    expect(find((await runOf(id)).results, 'scim')?.status).toBe('pass');
  });

  it('gives the results of an earlier Onramp the time of their run', async () => {
    const id = await connect('clean');
    const { id: runId, results, startedAt } = await climb(id);
    const old = JSON.stringify(results.map(({ at: _at, ...rest }) => rest));
    await (await app()).db.updateTable('check_runs').set({ results: old }).where('id', '=', runId).execute();
    expect((await runOf(id)).results.every((result) => result.at === startedAt)).toBe(true);
  });
});

const endpoints: [string, string, CheckId][] = [
  ['people/me', '/v1/people/me', 'token'],
  ['token expiry', '/v1/authorizations/tokenExpiry', 'expiry'],
  ['SCIM users', '/identity/scim/', 'scim'],
];
const faults = [
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['409', { status: 409 }],
  ['500', { status: 500 }],
  ['a wrong content type', { status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' }],
  ['not JSON', 'not-json'],
  ['a wrong shape', 'wrong-shape'],
  ['slow', 'slow'],
  ['cut off', 'cut-off'],
  ['endless', 'endless'],
  ['429 with Retry-After', { status: 429, headers: { 'Retry-After': '60' } }],
  ['429 without Retry-After', { status: 429 }],
] as const;

describe.each(endpoints)('a fault of %s', (_name, path, rung) => {
  let id: string;
  beforeAll(async () => {
    id = await connect('clean');
  });

  it.each(faults)(
    '(%s) is a finding, not a crash',
    async (_fault, fault) => {
      sandbox.sandbox.faults.set(path, fault);
      const { results } = await climb(id);
      expect(results.map((result) => result.id)).toEqual(checkIds);
      // expires_in is known from the sign-in, so the expiry stays known when the question fails.
      const told = rung === 'expiry' ? find(results, rung) : results.find((result) => result.exchange?.problem);
      expect(told?.exchange?.problem).toBeTruthy();
      expect(rung === 'expiry' ? ['pass'] : ['fail', 'unknown']).toContain(told?.status);
      // Reaching the host asks people/me too, so a broken answer shows there first.
      if (rung !== 'expiry') expect([told?.id, told?.remedy]).toEqual([expect.stringMatching(`^(?:${rung}|host)$`), expect.any(String)]);
      expect(find(results, rung)?.status).not.toBe(rung === 'expiry' ? 'fail' : 'pass');
    },
    60_000,
  );
});

describe('reading users', () => {
  let id: string;
  beforeAll(async () => {
    id = await connect('clean');
  });
  const codeOf = (work: () => Promise<unknown>) =>
    test.asAdmin(work).then(
      () => 'ok',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );

  it.each(faults)(
    'meets %s with a typed error',
    async (_fault, fault) => {
      sandbox.sandbox.faults.set('/identity/scim/', fault);
      expect(await codeOf(() => readUsersPage(id, readUsersSearch({})))).toMatch(/^(?:upstream-|response-|timed-out|network-)/);
      expect(await codeOf(() => readUserDetails(id, 'some-user'))).toMatch(/^(?:upstream-|response-|timed-out|network-)/);
    },
    60_000,
  );

  it('pages, sorts and searches on Webex’s side', async () => {
    const all = await test.asAdmin(() => readUsersPage(id, readUsersSearch({})));
    expect(all.total).toBe(25);
    const names = all.users.map((user) => user.userName ?? '');
    const searched = await test.asAdmin(() => readUsersPage(id, readUsersSearch({ q: names[3]?.slice(0, 6) })));
    expect(searched.users.map((user) => user.userName)).toContain(names[3]);
    expect(searched.total).toBeLessThan(25);
    const descending = await test.asAdmin(() => readUsersPage(id, readUsersSearch({ sortOrder: 'descending' })));
    expect(descending.users[0]?.userName).toBe([...names].sort().at(-1));
  });

  it.each(['"', '\\', '" or userName sw "', 'ä', '%', '*', ')'])('searches for %s as text, not as a filter', async (q) => {
    const page = await test.asAdmin(() => readUsersPage(id, readUsersSearch({ q })));
    expect(page.total).toBe(0);
  });

  it.each(['../Groups', '..', '', 'a/b', '%2e%2e', '?x=1'])('opens no other address for the user id “%s”', async (userId) => {
    expect(await codeOf(() => readUserDetails(id, userId))).not.toBe('ok');
  });
});
