import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import { listenSandbox } from '@/lib/sandbox/listen';
import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import type { CheckId, CheckResult, CheckStatus } from '@/lib/setup/check';
import { checkIds } from '@/lib/setup/check';
import { readUsersSearch } from '@/lib/users/search-params';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection, getConnection } from './connections';
import { readUserDetails, readUsersPage } from './directory';
import { identifyAgain } from './identify';
import { startChecks } from './run-checks';
import { openTestApp, type TestApp } from './test-app';

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

const organizationOf = (key: string) => {
  const found = sandboxOrganizations.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no organization ${key}`);
  return found;
};

const view = (id: string) => test.asAdmin(() => getConnection(id));

async function connect(key: string, accountKey?: string): Promise<string> {
  const organization = organizationOf(key);
  const { id, url } = await test.asAdmin(async () => {
    const created = await createConnection('sandbox');
    await changeConnection(created.id, { organizationId: organization.organizationId });
    return { id: created.id, ...(await issueAuthorization(created.id)) };
  });
  const form = new URLSearchParams(new URL(url).search);
  form.set('account', accountKey ?? organization.accounts[0]?.key ?? '');
  const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  await depositReply(reply.headers.get('location') ?? '');
  for (let tries = 0; (await view(id)).credential?.status === 'received' && tries < 8; tries += 1)
    await test.asAdmin(() => identifyAgain(id));
  return id;
}

async function climb(id: string): Promise<NonNullable<ConnectionView['checkRun']>> {
  await test.asAdmin(() => startChecks(id));
  await vi.waitUntil(async () => (await view(id)).checkRun?.finishedAt, { timeout: 60_000, interval: 20 });
  const run = (await view(id)).checkRun;
  if (!run) throw new Error('no run');
  return run;
}

const find = (results: readonly CheckResult[], id: CheckId) => results.find((result) => result.id === id);

describe('the check ladder', () => {
  /** organization -> the rung that matters -> its status, finding and remedy. */
  const table: [string, CheckId, CheckStatus, RegExp, RegExp | null][] = [
    ['clean', 'scim', 'pass', /can be read over SCIM/, null],
    ['large', 'scim', 'pass', /can be read over SCIM/, null],
    ['read-only-admin', 'role', 'fail', /not a full administrator/, /full administrator/],
    ['short-lived', 'expiry', 'warn', /lives only 1[45] minutes more/, /trial only/],
    ['directory-connector', 'source', 'warn', /Directory Connector looks to be in use/, /synchronization off/],
    ['no-licence', 'licences', 'warn', /Some users have no licence/, /licence template/],
    ['user-admin-only', 'role', 'warn', /user administrator/, /full administrator/],
    ['classic', 'scim', 'pass', /can be read over SCIM/, null],
  ];
  it.each(table)('finds in %s that the rung %s is %s', async (key, rung, status, finding, remedy) => {
    const { results } = await climb(await connect(key));
    expect(results.map((result) => result.id)).toEqual(checkIds);
    const result = find(results, rung);
    expect(result).toMatchObject({ status, finding: expect.stringMatching(finding) });
    if (remedy) expect(result?.remedy).toMatch(remedy);
    // Nothing else stops this organization.
    expect(results.filter((other) => other.status === 'fail' && other.id !== rung)).toEqual([]);
  });

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
