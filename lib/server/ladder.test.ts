import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import { problems } from '@/lib/problems';
import { type ListeningSandbox, listenSandbox } from '@/lib/sandbox/listen';
import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import { type CheckId, type CheckResult, type CheckStatus, checkIds } from '@/lib/setup/check';
import { getConnection } from './connections';
import { startChecks } from './run-checks';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

let test: TestApp;
let sandbox: ListeningSandbox;

beforeAll(async () => {
  sandbox = await listenSandbox({});
  test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: sandbox.base });
});
afterAll(async () => {
  await test.close();
  await sandbox.close();
});

type Row =
  | { readonly refused: 'personal-account' | 'organization-mismatch' }
  | { readonly rung: CheckId | 'any'; readonly status: CheckStatus; readonly finding: RegExp; readonly remedy: RegExp | null }
  | 'all well';

const row = (rung: CheckId | 'any', status: CheckStatus, finding: RegExp, remedy: RegExp | null): Row => ({
  rung,
  status,
  finding,
  remedy,
});

/** What each organization of the sandbox is there to show: the first rung that fails, else that warns, else that is not known. */
const table: Readonly<Record<string, Row>> = {
  clean: 'all well',
  large: row('licences', 'warn', /Some users have no licence/, /licence template/),
  'directory-connector': row('source', 'warn', /Directory Connector looks to be in use/, /synchronization off/),
  'no-licence': row('licences', 'warn', /Some users have no licence/, /licence template/),
  'read-only-admin': row('role', 'fail', /not a full administrator/, /Sign in again in a private window as a full administrator/),
  'user-admin-only': row('role', 'warn', /user administrator/, /full administrator/),
  // Two tokens that are refused before the ladder: they are never kept.
  personal: { refused: 'personal-account' },
  'wrong-organization': { refused: 'organization-mismatch' },
  'short-lived': row('expiry', 'warn', /lives only 1[45] minutes more/, /trial only/),
  'rate-limited': row('any', 'unknown', /could not be read|cannot be read/, /Wait for the time that Webex named/),
  flaky: row('any', 'unknown', /./, /try again/i),
  classic: row('source', 'unknown', /Where users come from is not known/, null),
  government: 'all well',
  small: 'all well',
};

const first = (results: readonly CheckResult[]) =>
  (['fail', 'warn', 'unknown'] as const).flatMap((status) => results.find((result) => result.status === status) ?? [])[0];

async function climb(key: string): Promise<ConnectionView> {
  const { id } = await connectSandbox(test, key);
  const view = () => test.asAdmin(() => getConnection(id));
  await test.asAdmin(() => startChecks(id));
  await vi.waitUntil(async () => (await view()).checkRun?.finishedAt, { timeout: 60_000, interval: 20 });
  return view();
}

describe('the check ladder', () => {
  it('has a row for every organization of the sandbox', () => {
    expect(Object.keys(table).sort()).toEqual(sandboxOrganizations.map(({ key }) => key).sort());
  });

  it.each(Object.entries(table))(
    'finds in %s what that organization is there to show',
    async (key, expected) => {
      if (expected !== 'all well' && 'refused' in expected) {
        await expect(connectSandbox(test, key)).rejects.toMatchObject({ code: expected.refused });
        expect(problems[expected.refused].remedy).toMatch(/^Sign in again/);
        return;
      }
      const { checkRun } = await climb(key);
      const results = checkRun?.results ?? [];
      expect(results.map(({ id }) => id)).toEqual(checkIds);
      const found = first(results);
      if (expected === 'all well') {
        expect(found).toBeUndefined();
        return;
      }
      expect(found).toMatchObject({ status: expected.status, finding: expect.stringMatching(expected.finding) });
      if (expected.rung !== 'any') expect(found?.id).toBe(expected.rung);
      if (expected.remedy) expect(found?.remedy).toMatch(expected.remedy);
      else expect(found?.remedy).toBeNull();
      if (expected.status === 'fail') expect(results.filter(({ status }) => status === 'fail')).toHaveLength(1);
    },
    120_000,
  );

  it('looks at the first, the middle and the last users of a large organization', async () => {
    const { checkRun } = await climb('large');
    expect(checkRun?.results.find(({ id }) => id === 'source')?.detail).toContain('300 of 100,000 users looked at');
  });

  it('dates the newest trace of Directory Connector', async () => {
    const { checkRun } = await climb('directory-connector');
    const detail = checkRun?.results.find(({ id }) => id === 'source')?.detail;
    expect(detail).toMatch(/^18 users came from Active Directory .*, newest change \d{1,2} [A-Z][a-z]+ 20\d\d\. 40 of 40/);
  });
});
