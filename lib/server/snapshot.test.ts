import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, organizationOf, scimPath, type TestSandbox } from '@/lib/sandbox/test-client';
import { webexUserSchema } from '@/lib/scim/schema-urns';
import { scimUserSchema } from '@/lib/scim/user';
import { toKeptUser } from '@/lib/users/kept-user';
import { readUsersSearch } from '@/lib/users/search-params';
import type { UsersFilter } from '@/lib/users/snapshot';
import { app } from './app';
import { beginCrawl } from './begin-crawl';
import { changeConnection, getConnection } from './connections';
import { crawling } from './crawl-loop';
import { failCrawl, takeCrawl } from './crawl-store';
import { forgetToken } from './credentials';
import { countFacets, searchSnapshot } from './search-snapshot';
import { cancelCrawl, readSnapshot, readTotals, startCrawl, turnOffSnapshot, turnOnSnapshot } from './snapshot';
import { finishPurge, purgeSnapshot } from './snapshot-versions';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';
import { readChanges } from './user-changes';
import { exportUser, exportUsers } from './users-export';

const nobodyLeftOut: UsersFilter = { q: '', status: null, licence: null, source: null, account: null, since: null };
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

describe.each(engines)('the snapshot on %s', (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
  });
  afterEach(() => sandbox.sandbox.faults.clear());
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  async function open(key: string) {
    const { id, token } = await connectSandbox(test, key);
    const view = () => test.asAdmin(() => readSnapshot(id));
    const crawled = async (status = 'done') => {
      await vi.waitUntil(async () => (await view()).crawl?.status !== 'running', { timeout: 60_000, interval: 20 });
      const now = await view();
      expect(now.crawl).toMatchObject({ status });
      return now;
    };
    return {
      id,
      view,
      crawled,
      on: async () => {
        await test.asAdmin(() => turnOnSnapshot(id));
        return crawled();
      },
      again: async () => {
        await test.asAdmin(() => startCrawl(id));
        return crawled();
      },
      find: (filter: Partial<UsersFilter> = {}, limit = 200, offset = 0) =>
        test.asAdmin(() =>
          searchSnapshot(id, { filter: { ...nobodyLeftOut, ...filter }, sortBy: 'userName', descending: false, offset, limit }),
        ),
      facets: (filter: Partial<UsersFilter> = {}) => test.asAdmin(() => countFacets(id, { ...nobodyLeftOut, ...filter })),
      changes: (kind: 'created' | 'removed' | null = null, userId: string | null = null) =>
        test.asAdmin(() => readChanges(id, { before: null, kind, userId })),
      write: async (method: string, path: string, body?: unknown) => {
        const reply = await sandbox.send(method, scimPath(key, path), token, body);
        expect(reply.ok).toBe(true);
        return reply.status === 204 ? null : reply.json();
      },
      text: async (format: 'csv' | 'ndjson', query: Record<string, string> = {}) => {
        const { body } = await test.asAdmin(() => exportUsers(id, format, readUsersSearch(query), new AbortController().signal));
        return new Response(body).text();
      },
    };
  }

  const rowsKept = async (table: 'snapshot_users' | 'user_changes' | 'crawls' | 'snapshot_totals', connectionId: string) => {
    const { db } = await app();
    return (await db.selectFrom(table).selectAll().where('connection_id', '=', connectionId).execute()).length;
  };

  it('keeps nothing until it is turned on, and nothing once it is turned off', async () => {
    const { id, view, find, on, again, write } = await open('directory-connector');
    expect(await view()).toMatchObject({ on: false, generation: 0, total: null, crawl: null });
    await expect(find()).rejects.toMatchObject({ code: 'snapshot-off' });
    await expect(test.asAdmin(() => startCrawl(id))).rejects.toMatchObject({ code: 'snapshot-off' });

    const { total } = await on();
    expect(total).toBe((await find()).total);
    const [first] = (await find()).rows;
    await write('PATCH', `Users/${first?.id}`, { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'title', value: 'Lead' }] });
    await again();
    expect(await rowsKept('user_changes', id)).toBe(1);

    await test.asAdmin(() => turnOffSnapshot(id));
    if (engine === 'sqlite') {
      const file = readFileSync(join(test.settings.dataDir, 'database', 'onramp.db'), 'utf8');
      expect(file, 'nothing of a name is left on the disk').not.toContain(first?.userName ?? '');
      expect(file).not.toContain('title","before"');
    }
    for (const table of ['snapshot_users', 'user_changes', 'crawls', 'snapshot_totals'] as const) expect(await rowsKept(table, id)).toBe(0);
    await expect(find({ q: 'a' })).rejects.toMatchObject({ code: 'snapshot-off' });
    expect(await view()).toMatchObject({ on: false, crawl: null });
  });

  it('finds text in the middle of names, e-mail addresses, titles and externalIds, and counts by filter', async () => {
    const { find, facets, on } = await open('clean');
    const { total, withoutLicence } = await on();
    const everybody = await find();
    expect(everybody.rows).toHaveLength(total ?? 0);
    expect(everybody.rows.map(({ userName }) => userName)).toEqual([...everybody.rows.map(({ userName }) => userName)].sort());
    const one = everybody.rows[7];
    for (const text of [one?.name.slice(1, 6), one?.userName?.slice(2, 9).toUpperCase(), one?.externalId?.slice(3)]) {
      const { rows } = await find({ q: text ?? 'missing' });
      expect(rows.map(({ id }) => id)).toContain(one?.id);
    }
    expect(await find({ q: 'no such person' })).toMatchObject({ total: 0, rows: [] });
    expect((await find({ q: '%' })).total).toBe(0);
    expect((await find({ q: '_____' })).total).toBe(0);
    expect((await find({ q: '"' })).total).toBe(0);
    const counts = await facets();
    expect(counts.licence.none ?? 0).toBe(withoutLicence);
    for (const [status, count] of Object.entries(counts.status)) {
      expect((await find({ status: status === 'active' ? 'active' : 'inactive' })).total).toBe(count);
      expect(everybody.rows.filter(({ active }) => active === (status === 'active'))).toHaveLength(count);
    }
    for (const [source, count] of Object.entries(counts.source)) expect((await find({ source })).total).toBe(count);
    for (const [account, count] of Object.entries(counts.account)) expect((await find({ account })).total).toBe(count);
    const none = await find({ licence: 'none' });
    expect(none.total).toBe(everybody.rows.filter(({ licences }) => licences === 0).length);
    const narrowed = await facets({ licence: 'none' });
    expect(Object.values(narrowed.status).reduce((sum, count) => sum + count, 0)).toBe(
      none.rows.filter(({ active }) => active !== null).length,
    );
    expect(narrowed.licence).toEqual(counts.licence);
    expect((await find({}, 3, 5)).rows).toEqual(everybody.rows.slice(5, 8));
    const newest = Math.max(...everybody.rows.map(({ modifiedAt }) => modifiedAt ?? 0));
    expect((await find({ since: newest })).rows.every(({ modifiedAt }) => modifiedAt === newest)).toBe(true);
    expect((await find({ since: newest + 1 })).total).toBe(0);
  });

  it('tells what happened from one crawl to the next, with the values before and after', async () => {
    const { on, again, find, changes, write, id } = await open('small');
    const { total } = await on();
    expect(await changes()).toEqual({ changes: [], next: null });
    const [renamed, left] = (await find()).rows;
    const born = await write('POST', 'Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `newcomer@${organizationOf('small').domain}`,
      name: { givenName: 'Ada', familyName: 'Byron' },
      displayName: 'Ada Byron',
    });
    await write('PATCH', `Users/${renamed?.id}`, {
      schemas: [patchSchema],
      Operations: [
        { op: 'replace', path: 'title', value: 'Lead' },
        { op: 'replace', path: 'active', value: renamed?.active === false },
      ],
    });
    await write('DELETE', `Users/${left?.id}`);
    const after = await again();
    expect(after.total).toBe(total);
    const { changes: seen } = await changes();
    expect(Object.fromEntries(seen.map(({ userId, kind }) => [userId, kind]))).toEqual({
      [born.id]: 'created',
      [renamed?.id ?? '']: renamed?.active === false ? 'reactivated' : 'deactivated',
      [left?.id ?? '']: 'removed',
    });
    const change = seen.find(({ userId }) => userId === renamed?.id);
    expect(change?.attributes).toContainEqual({ path: 'title', before: renamed?.title, after: 'Lead' });
    expect((await changes('created')).changes).toHaveLength(1);
    expect((await changes(null, left?.id ?? '')).changes).toMatchObject([{ kind: 'removed', happenedAt: null }]);
    expect((await find({ q: 'newcomer' })).total).toBe(1);
    expect((await test.asAdmin(() => readTotals(id))).map(({ total: size }) => size)).toEqual([total, total]);
    expect(await again()).toMatchObject({ generation: after.generation + 1 });
    expect((await changes()).changes).toHaveLength(3);
  });

  it('joins a crawl that runs, stops when it is cancelled, and shows what was there before', { timeout: 60_000 }, async () => {
    const { id, on, find, view, crawled } = await open('small');
    const before = await on();
    sandbox.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'retry-after': '30' } });
    const [one, two] = await Promise.all([test.asAdmin(() => startCrawl(id)), test.asAdmin(() => startCrawl(id))]);
    expect(one.crawl?.id).toBe(two.crawl?.id);
    await vi.waitUntil(async () => (await view()).crawl?.restingUntil !== null, { timeout: 10_000 });
    await test.asAdmin(() => cancelCrawl(id));
    const after = await crawled('cancelled');
    expect(after).toMatchObject({ generation: before.generation, total: before.total, takenAt: before.takenAt });
    expect((await find()).total).toBe(before.total);
  });

  it.each([
    ['the token was refused', { status: 401 }, 'upstream-unauthorized'],
    [
      'the answer has another shape',
      { status: 200, body: '{"totalResults":"many"}', contentType: 'application/json' },
      'response-unexpected',
    ],
    ['it would have to wait for a day', { status: 429, headers: { 'retry-after': '86400' } }, 'upstream-rate-limited'],
  ])('keeps what it showed when a crawl fails because %s', async (_, fault, code) => {
    const { id, on, find, crawled, text } = await open('small');
    const before = await on();
    sandbox.sandbox.faults.set('/identity/scim/', fault);
    await test.asAdmin(() => startCrawl(id));
    const after = await crawled('failed');
    expect(after).toMatchObject({
      generation: before.generation,
      crawl: { problem: { code, reference: expect.stringMatching(/^[0-9a-f]{10}$/) } },
    });
    expect((await find()).total).toBe(before.total);
    await expect(text('csv')).rejects.toMatchObject({ code });
    expect((await text('ndjson', { view: 'snapshot' })).trim().split('\n')).toHaveLength(before.total ?? 0);
  });

  it('leaves what another process finished as it is, when the one that was overtaken wakes up', async () => {
    const { id, on, find, view } = await open('small');
    const before = await on();
    const { db } = await app();
    sandbox.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'retry-after': '2' } });
    await test.asAdmin(() => startCrawl(id));
    await vi.waitUntil(async () => (await view()).crawl?.restingUntil !== null, { timeout: 10_000 });
    const { generation } = await db
      .selectFrom('crawls')
      .select('generation')
      .where('connection_id', '=', id)
      .where('status', '=', 'running')
      .executeTakeFirstOrThrow();
    // What another process would have written: everybody in a new version, and the switch.
    await db
      .updateTable('snapshot_users')
      .set({ from_generation: generation, seen_generation: generation })
      .where('connection_id', '=', id)
      .execute();
    await db.updateTable('crawls').set({ status: 'done', lease_holder: null }).where('connection_id', '=', id).execute();
    await db.updateTable('snapshots').set({ generation }).where('connection_id', '=', id).execute();
    sandbox.sandbox.faults.clear();
    await vi.waitUntil(() => !globalThis.onrampCrawls?.has(id), { timeout: 20_000 });
    expect((await find()).rows).toHaveLength(before.total ?? 0);
  });

  it('keeps a user whose values are as long and as unusual as they may be', async () => {
    const { id, on } = await open('small');
    await on();
    const { db } = await app();
    // Nothing that an engine could make shorter.
    const long = Array.from({ length: 4_000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000))).join('');
    const user = scimUserSchema.parse({
      id: long.slice(0, 256),
      userName: long,
      displayName: `\0${long}`,
      [webexUserSchema]: { provisionSource: long, accountStatus: Array.from({ length: 20 }, (_, at) => long.slice(at)) },
    });
    const versions = { connection_id: id, from_generation: 99, to_generation: null, seen_generation: 99 };
    const { resource, ...kept } = toKeptUser(user);
    const { row_id } = await db
      .insertInto('snapshot_users')
      .values({ ...kept, ...versions })
      .returning('row_id')
      .executeTakeFirstOrThrow();
    await db.insertInto('snapshot_resources').values({ row_id, resource }).execute();
    expect(await rowsKept('snapshot_users', id)).toBeGreaterThan(1);
  });

  it('goes on by itself after a restart, and begins when it is due', async () => {
    const { id, on, crawled } = await open('small');
    const before = await on();
    const opened = await app();
    await opened.db
      .updateTable('snapshots')
      .set({ next_at: Date.now() - 1 })
      .where('connection_id', '=', id)
      .execute();
    await crawling.run(opened, Date.now(), new AbortController().signal);
    const after = await crawled();
    expect(after.generation).toBeGreaterThan(before.generation);
    expect(after.crawl?.startedBy).toBe('Onramp');
    expect(after.nextAt).toBeGreaterThan(Date.now());
  });

  /** What a process leaves that dies before it comes to the table. */
  const without = async (table: 'crawls' | 'snapshots', act: () => Promise<unknown>) => {
    const { db } = await app();
    await db.schema.alterTable(table).renameTo('away').execute();
    try {
      await expect(act()).rejects.toThrow();
    } finally {
      await db.schema.alterTable('away').renameTo(table).execute();
    }
  };

  it('begins what was turned on by itself, when the process died before the first crawl began', async () => {
    const { id, crawled } = await open('small');
    await without('crawls', () => test.asAdmin(() => turnOnSnapshot(id)));
    const opened = await app();
    await crawling.run(opened, Date.now(), new AbortController().signal);
    expect(await crawled()).toMatchObject({ on: true, generation: 1 });
  });

  it('never ends a crawl without saying when the next begins', async () => {
    const { id, on, view } = await open('small');
    await on();
    const opened = await app();
    const { id: crawlId } = await beginCrawl(opened.db, id, 'Nadia Osei');
    await failCrawl(opened, id, new Error('made up'));
    expect(await view(), 'another process has it').toMatchObject({ crawl: { status: 'running' } });
    await takeCrawl(opened, crawlId ?? '', Date.now());
    await without('snapshots', () => failCrawl(opened, id, new Error('made up')));
    expect(await view()).toMatchObject({ crawl: { status: 'running' } });
    await without('snapshots', () => test.asAdmin(() => cancelCrawl(id)));
    expect(await view()).toMatchObject({ crawl: { status: 'running' } });
    await test.asAdmin(() => cancelCrawl(id));
    expect(await view()).toMatchObject({ crawl: { status: 'cancelled' }, nextAt: expect.any(Number) });
  });

  it('exports what a search finds, from Webex or from the snapshot, and one user', async () => {
    const { id, on, find, text } = await open('clean');
    const live = await text('csv');
    const someUserName = live.split('\r\n')[1]?.split(',')[1] ?? '';
    const part = (await text('ndjson', { q: someUserName.slice(0, 6) })).trimEnd().split('\n');
    const { total } = await on();
    expect(part.length).toBeLessThan(total ?? 0);
    expect(live.startsWith('id,userName,')).toBe(true);
    expect(live.trimEnd().split('\r\n')).toHaveLength((total ?? 0) + 1);
    const snapshot = (await text('ndjson', { view: 'snapshot' })).trimEnd().split('\n');
    expect(new Set(snapshot.map((line) => JSON.parse(line).id))).toEqual(new Set((await find()).rows.map(({ id: userId }) => userId)));
    const [first] = (await find()).rows;
    const inactive = await find({ status: 'inactive' });
    expect((await text('ndjson', { status: 'inactive' })).split('\n').filter(Boolean)).toHaveLength(inactive.total);
    const { body } = await test.asAdmin(() => exportUser(id, first?.id ?? ''));
    expect(JSON.parse(await new Response(body).text())).toMatchObject({ id: first?.id, userName: first?.userName });
    const { db } = await app();
    const acts = await db
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'users-exported')
      .where('connection_id', '=', id)
      .orderBy('id')
      .execute();
    expect(acts.map(({ subject }) => subject)).toEqual([
      'csv, live',
      'ndjson, live, in part',
      'ndjson, snapshot',
      'ndjson, snapshot, in part',
      'json, live, one user',
    ]);
  });

  it('exports what a text search shows: parts of names from the snapshot, also when the address names no view', async () => {
    const { on, find, text } = await open('clean');
    await on();
    const [first] = (await find()).rows;
    const q = first?.name.slice(1, 4) ?? '';
    expect((await text('ndjson', { q })).trimEnd().split('\n')).toHaveLength((await find({ q })).total);
  });

  it('does not outlive its organization: another one is refused until the snapshot is deleted', async () => {
    const { id, on, view, find } = await open('clean');
    await on();
    const other = test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('small').organizationId }));
    await expect(other).rejects.toMatchObject({ code: 'snapshot-of-organization' });
    expect((await test.asAdmin(() => getConnection(id))).organizationId).toBe(organizationOf('clean').organizationId);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('clean').organizationId }));
    expect((await find()).total).toBe((await view()).total);
    await test.asAdmin(() => turnOffSnapshot(id));
    const changed = await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('small').organizationId }));
    expect(changed.organizationId).toBe(organizationOf('small').organizationId);
  });

  it('sends a forgotten token no more: the crawl fails, and what it showed before stays', { timeout: 60_000 }, async () => {
    const { id, on, view, crawled } = await open('small');
    const before = await on();
    sandbox.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'retry-after': '2' } });
    await test.asAdmin(() => startCrawl(id));
    await vi.waitUntil(async () => (await view()).crawl?.restingUntil !== null, { timeout: 10_000 });
    await test.asAdmin(() => forgetToken(id));
    sandbox.sandbox.faults.clear();
    const after = await crawled('failed');
    expect(after).toMatchObject({ generation: before.generation, crawl: { problem: { code: 'token-not-kept' } } });
  });

  it('is not turned on again while it is being deleted, and what comes after a deletion is not deleted with it', async () => {
    const { id, on, find } = await open('clean');
    await on();
    const { db } = await app();
    await db.updateTable('snapshots').set({ purging_at: Date.now() }).where('connection_id', '=', id).execute();
    await expect(test.asAdmin(() => turnOnSnapshot(id))).rejects.toMatchObject({ code: 'snapshot-being-deleted' });
    await purgeSnapshot(db, id);
    const { total } = await on();
    // A deletion that slept until another had finished its work.
    await finishPurge(db, id);
    expect((await find()).total).toBe(total);
  });
});
