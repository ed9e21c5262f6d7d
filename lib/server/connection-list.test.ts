import type { KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ListSearch, readListSearch } from '@/lib/connections/list-search';
import { listenSandbox } from '@/lib/sandbox/listen';
import { type App, app } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { listConnections, listPage, readPage, shortList } from './connection-list';
import { changeConnection, createConnection, getConnection } from './connections';
import { forgetToken } from './credentials';
import { startChecks } from './run-checks';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-25T09:00:00Z');

const finding = (id: string, status: string, detail: string | null = null) => ({ id, status, at: now, finding: id, detail });

/** So many invented connections: every tenth without a token, every fifth without a known end. */
async function fill({ db }: App, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => ({ index, id: crypto.randomUUID(), organization: crypto.randomUUID() }));
  for (let from = 0; from < count; from += 100) {
    const some = all.slice(from, from + 100);
    await db
      .insertInto('connections')
      .values(
        some.map(({ index, id, organization }) => ({
          id,
          name: `Customer ${index}`,
          environment: index % 4 === 0 ? 'government' : 'commercial',
          organization_id: organization,
          edition: null,
          stated_edition: null,
          created_by: 'Test',
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
    const held = some.filter(({ index }) => index % 10 !== 3);
    await db
      .insertInto('credentials')
      .values(
        held.map(({ index, id, organization }) => ({
          id: `token-${id}`,
          connection_id: id,
          authorization_id: null,
          environment: 'commercial',
          status: 'active',
          sealed: null,
          fingerprint: '0a1b2c3d',
          organization_id: organization,
          signed_in_as: null,
          received_at: now - dayMs,
          expires_in_seconds: null,
          expires_at: index % 5 === 1 ? null : now + (index % 200) * dayMs,
          expiry_source: null,
          identify_problem: null,
          forgotten_at: null,
          ended_seen_at: null,
        })),
      )
      .execute();
    await db
      .insertInto('check_runs')
      .values(
        held.flatMap(({ index, id, organization }) =>
          [1, 0].map((age) => ({
            id: `run-${age}-${id}`,
            connection_id: id,
            credential_id: `token-${id}`,
            organization_id: organization,
            started_at: now - age * dayMs,
            finished_at: now - age * dayMs,
            requests: 1,
            results: JSON.stringify([finding('organization', 'pass'), finding('scim', 'pass', `${index + 1 - age} users today.`)]),
            runner: 'test',
            rerunning: null,
            rerunning_since: null,
          })),
        ),
      )
      .execute();
  }
}

/** The same database, counting what it is asked. */
function counting(opened: App): { opened: App; count: () => number } {
  let queries = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { opened: { ...opened, db: opened.db.withPlugin(plugin) }, count: () => queries };
}

describe.each(engines)('the list of connections on %s', (engine) => {
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

  it('takes as many queries for a thousand as for one, however it is sorted', { timeout: 60_000 }, async () => {
    const queriesFor = async (search: Partial<ListSearch>) => {
      const counted = counting(await app());
      await readPage(counted.opened, { ...readListSearch({}), ...search }, now);
      return counted.count();
    };
    await fill(await app(), 1);
    const forOne = await queriesFor({});
    expect(forOne).toBeGreaterThan(0);
    expect(forOne).toBeLessThan(10);
    await fill(await app(), 999);
    for (const sort of ['left', 'name', 'environment', 'users', 'check'] as const) expect(await queriesFor({ sort })).toBe(forOne);
    expect(await queriesFor({ q: 'Customer 1', environment: 'government' })).toBe(forOne);
  });

  it('shows a thousand fifty at a time, none twice and none left out, with the latest check of each', { timeout: 60_000 }, async () => {
    await fill(await app(), 1_000);
    const opened = await app();
    const seen: string[] = [];
    let before = 0;
    for (let page = 1; page <= 20; page += 1) {
      const { rows, matching } = await readPage(opened, { ...readListSearch({}), page }, now);
      expect(rows).toHaveLength(50);
      expect(matching).toBe(1_000);
      for (const row of rows) {
        const end = row.credential ? (row.credential.expiresAt ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER;
        expect(end).toBeGreaterThanOrEqual(before);
        before = end;
        if (row.credential) expect(row.users?.total).toBe(Number(row.name.split(' ')[1]) + 1);
        else expect(row.lastCheck).toBeNull();
        seen.push(row.id);
      }
    }
    expect(new Set(seen).size).toBe(1_000);
    const beyond = await readPage(opened, { ...readListSearch({}), page: 99 }, now);
    expect(beyond.page).toBe(20);
    const most = await readPage(opened, readListSearch({ sort: 'users' }), now);
    expect(most.rows[0]?.users?.total).toBe(1_000);
  });

  it('says of a connection what its own pages say', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await test.asAdmin(() => startChecks(id));
    const view = () => test.asAdmin(() => getConnection(id));
    await vi.waitUntil(async () => (await view()).checkRun?.finishedAt, { timeout: 20_000, interval: 20 });
    await test.asAdmin(() => startArrivals(id));
    await vi.waitUntil(async () => (await view()).arrivals?.baseline, { timeout: 20_000, interval: 20 });
    await test.asAdmin(() => stopArrivals(id));
    const { rows } = await test.asAdmin(() => listPage(readListSearch({})));
    const shown = await view();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id, name: shown.name, credential: shown.credential, users: { total: 25, by: 'watch' } });
    expect(rows[0]?.lastCheck).toMatchObject({ stale: false, at: shown.checkRun?.finishedAt });
    expect(rows[0]?.next).toEqual({ words: 'Step 1, Prepare', href: `/connections/${id}/setup/prepare` });
    await test.asAdmin(() => forgetToken(id));
    const later = await test.asAdmin(() => listPage(readListSearch({})));
    expect(later.rows[0]?.credential).toMatchObject({ kept: false, expiresAt: shown.credential?.expiresAt });
  });

  it('offers a dozen in the menu, those whose tokens end first', async () => {
    await fill(await app(), 40);
    const { connections, total } = await test.asAdmin(() => shortList());
    expect(total).toBe(40);
    expect(connections).toEqual((await test.asAdmin(() => listConnections())).slice(0, 12));
  });

  it('goes by the name that the admin gave, until it is taken back', async () => {
    const { id } = await test.asAdmin(() => createConnection('sandbox'));
    const rename = (name: string | null) => test.asAdmin(() => changeConnection(id, { name }));
    expect((await rename('  Halden\u202E\n Logistics ')).name).toBe('Halden Logistics');
    expect((await rename('')).name).toBe('New connection');
    const acts = await (await app()).db.selectFrom('audit').select('subject').where('action', '=', 'connection-renamed').execute();
    expect(acts.map(({ subject }) => subject)).toEqual(['Halden Logistics', 'as Webex says']);
  });
});
