import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScimUser, scimUserSchema } from '@/lib/scim/user';
import type { UsersFilter } from '@/lib/users/snapshot';
import { type App, app } from './app';
import { beginCrawl } from './begin-crawl';
import { createConnection } from './connections';
import { findFacets, findInSnapshot } from './find-in-snapshot';
import { closeGone, listUnseen, type RunningCrawl, savePage } from './snapshot-pages';
import { clearIfOver, clearLeftovers, pruneVersions, purgeSnapshot, showGeneration } from './snapshot-versions';
import { streamSnapshot } from './stream-snapshot';
import { engines, openTestApp, type TestApp } from './test-app';

const everybody: UsersFilter = { q: '', status: null, licence: null, source: null, account: null, since: null };
const noNotes = { claimedFirst: null, claimedLast: null, repeated: 0, withoutId: 0, rests: 0 };

/** A directory: the title and the state of each user, by id. */
type Directory = ReadonlyMap<string, { readonly title: string; readonly active: boolean }>;

const usersOf = (directory: Directory): ScimUser[] =>
  [...directory].map(([id, { title, active }]) =>
    scimUserSchema.parse({ id, userName: `${id}@example.com`, displayName: `Person ${id}`, title, active }),
  );

const directories = fc
  .uniqueArray(fc.nat(12), { maxLength: 12 })
  .chain((ids) =>
    fc
      .tuple(...ids.map(() => fc.record({ title: fc.constantFrom('Analyst', 'Lead', 'Driver'), active: fc.boolean() })))
      .map((states): Directory => new Map(ids.flatMap((id, place) => (states[place] ? [[`u${id}`, states[place]]] : [])))),
  );

/** How a crawl goes: to its end, or only so far. */
const fates = fc.constantFrom('done', 'cancelled', 'killed after a page', 'killed before the end');

describe.each(engines)('snapshots after any crawls on %s', (engine) => {
  let test: TestApp;
  let opened: App;

  beforeAll(async () => {
    test = await openTestApp(engine);
    opened = await app();
  });
  afterAll(() => test.close());

  async function turnOn(): Promise<string> {
    const { id } = await test.asAdmin(() => createConnection('sandbox'));
    const row = {
      turned_on_by: 'x',
      turned_on_at: 1,
      generation: 0,
      taken_at: null,
      total: null,
      facets: null,
      next_at: null,
      purging_at: null,
    };
    await opened.db
      .insertInto('snapshots')
      .values({ connection_id: id, ...row })
      .execute();
    return id;
  }

  /** One process's part of a crawl, as far as its fate lets it. @returns whether the crawl is over. */
  async function go(connectionId: string, directory: Directory, fate: string, shown: number): Promise<boolean> {
    const { db, runner } = opened;
    const { id } = await beginCrawl(db, connectionId, 'x');
    const row = await db.updateTable('crawls').set({ lease_holder: runner }).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
    const crawl: RunningCrawl = { id: row.id, connectionId, generation: row.generation, shown, runner };
    if (row.next_index === 0) {
      await clearLeftovers(db, connectionId, { after: shown, upTo: crawl.generation });
      await pruneVersions(db, connectionId, shown);
    }
    const users = usersOf(directory);
    // What is resumed begins before where it stood: pages overlap.
    for (let from = Math.max(0, row.next_index - 2); from === 0 || from < users.length; from += 3) {
      await savePage(db, crawl, users.slice(from, from + 4), { nextIndex: from + 4, claimed: users.length, notes: noNotes });
      if (fate === 'killed after a page') return false;
    }
    for (const { row_id } of await listUnseen(db, crawl, 100)) await closeGone(db, crawl, [row_id]);
    if (fate === 'killed before the end') return false;
    if (fate === 'cancelled') {
      await db.updateTable('crawls').set({ status: 'cancelled' }).where('id', '=', crawl.id).execute();
      await clearIfOver(db, crawl.id);
      return true;
    }
    expect(await showGeneration(db, crawl, Date.now(), null)).toBe(true);
    return true;
  }

  async function shownNow(connectionId: string): Promise<Directory> {
    const { rows, total } = await findInSnapshot(opened.db, connectionId, {
      filter: everybody,
      sortBy: 'name',
      descending: false,
      offset: 0,
      limit: 200,
    });
    expect(rows).toHaveLength(total);
    const found = new Map(rows.map(({ id, title, active }) => [id, { title: title ?? '', active: active ?? false }]));
    expect(found.size, 'nobody is shown twice').toBe(total);
    const streamed: string[] = [];
    for await (const users of streamSnapshot(opened.db, connectionId, everybody)) streamed.push(...users.map(({ id }) => id));
    expect(streamed).toEqual([...found.keys()].sort());
    const { status } = await findFacets(opened.db, connectionId, everybody);
    expect(status.active ?? 0).toBe([...found.values()].filter(({ active }) => active).length);
    return found;
  }

  /** What the feed makes of an older snapshot. */
  async function replay(
    connectionId: string,
    before: Directory,
    sinceId: number,
  ): Promise<Map<string, { title: string; active: boolean }>> {
    const state = new Map([...before].map(([id, user]) => [id, { ...user }]));
    const { generation } = await opened.db
      .selectFrom('snapshots')
      .select('generation')
      .where('connection_id', '=', connectionId)
      .executeTakeFirstOrThrow();
    const changes = await opened.db
      .selectFrom('user_changes')
      .selectAll()
      .where('connection_id', '=', connectionId)
      .where('generation', '<=', generation)
      .where('id', '>', sinceId)
      .orderBy('id')
      .execute();
    for (const { user_id, kind, attributes } of changes) {
      if (kind === 'removed') state.delete(user_id);
      else if (kind === 'created') state.set(user_id, { title: '', active: false });
      const user = state.get(user_id);
      for (const { path, after } of JSON.parse(attributes)) {
        if (user && path === 'title') user.title = after;
        if (user && path === 'active') user.active = after === 'true';
      }
    }
    return state;
  }

  it('show the last directory that was read to its end, and the feed leads there from the one before', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(directories, fates), { minLength: 1, maxLength: 6 }), async (crawls) => {
        const connectionId = await turnOn();
        let shown: Directory | null = null;
        for (const [directory, fate] of crawls) {
          const before = await opened.db
            .selectFrom('snapshots')
            .select('generation')
            .where('connection_id', '=', connectionId)
            .executeTakeFirstOrThrow();
          const last = await opened.db
            .selectFrom('user_changes')
            .select((eb) => eb.fn.max<number | null>('id').as('id'))
            .where('connection_id', '=', connectionId)
            .executeTakeFirst();
          const over = await go(connectionId, directory, fate, before.generation);
          const isShown = over && fate === 'done';
          if (isShown) {
            const now = await shownNow(connectionId);
            expect(now).toEqual(new Map([...directory].sort(([a], [b]) => (`Person ${a}` < `Person ${b}` ? -1 : 1))));
            if (shown) {
              const told = await replay(connectionId, shown, last?.id ?? 0);
              expect(new Set(told.keys())).toEqual(new Set(now.keys()));
              for (const [id, user] of told) if (shown.has(id)) expect(user).toEqual(now.get(id));
            }
            shown = directory;
          }
          if (!isShown && shown) expect(new Set((await shownNow(connectionId)).keys())).toEqual(new Set(shown.keys()));
          // A killed crawl goes on with the same directory, to its end.
          if (!over) {
            const told = last?.id ?? 0;
            expect(await go(connectionId, directory, 'done', before.generation)).toBe(true);
            const now = await shownNow(connectionId);
            expect(new Set(now.keys())).toEqual(new Set(directory.keys()));
            if (shown) expect(new Set((await replay(connectionId, shown, told)).keys())).toEqual(new Set(now.keys()));
            shown = directory;
          }
        }
        await purgeSnapshot(opened.db, connectionId);
        const left = await opened.db.selectFrom('snapshot_users').select('row_id').where('connection_id', '=', connectionId).execute();
        expect(left).toEqual([]);
      }),
      { numRuns: engine === 'sqlite' ? 60 : 25 },
    );
  });

  it('find text as it is written, whatever its case, and nothing else', async () => {
    const names = [
      'Ada 100%',
      'under_score',
      'back\\slash',
      'Quote "here"',
      'Zoë Ångström',
      '👩‍💻 Ana',
      '\u202eevil',
      'ﬁne',
      'İstanbul',
      "O'Brien",
      'a',
    ];
    const connectionId = await turnOn();
    const { id } = await beginCrawl(opened.db, connectionId, 'x');
    await opened.db.updateTable('crawls').set({ lease_holder: opened.runner }).where('id', '=', id).execute();
    const crawl: RunningCrawl = { id: id ?? '', connectionId, generation: 1, shown: 0, runner: opened.runner };
    const users = names.map((displayName, place) =>
      scimUserSchema.parse({ id: String(place).padStart(3, '0'), displayName, active: place < 5 }),
    );
    await savePage(opened.db, crawl, users, { nextIndex: 2, claimed: users.length, notes: noNotes });
    await showGeneration(opened.db, crawl, Date.now(), null);
    const find = async (q: string, status: UsersFilter['status'] = null) => {
      const filter = { ...everybody, q, status };
      const { rows, total } = await findInSnapshot(opened.db, connectionId, {
        filter,
        sortBy: 'name',
        descending: false,
        offset: 0,
        limit: 200,
      });
      expect(rows).toHaveLength(total);
      const streamed: number[] = [];
      for await (const some of streamSnapshot(opened.db, connectionId, filter)) streamed.push(...some.map(({ id: own }) => Number(own)));
      const found = rows.map((row) => Number(row.id)).sort((a, b) => a - b);
      expect(streamed).toEqual(found);
      const { status: counts } = await findFacets(opened.db, connectionId, filter);
      expect(status === 'inactive' ? (counts.inactive ?? 0) : (counts.active ?? 0) + (counts.inactive ?? 0)).toBe(total);
      return found;
    };
    for (const [q, found] of [
      ['100%', [0]],
      ['%', [0]],
      ['_', [1]],
      ['r_s', [1]],
      ['\\', [2]],
      ['k\\s', [2]],
      ['"here"', [3]],
      ['ZOË', [4]],
      ['åNGS', [4]],
      ['👩‍💻', [5]],
      ['ana', [5]],
      ['fine', [7]],
      ['FIN', [7]],
      ["o'b", [9]],
      ['or 1=1', []],
      ['*', []],
      ['a*', []],
      ['ada OR zoë', []],
      ['  ada  ', [0]],
    ] as const) {
      expect(await find(q), q).toEqual(found);
      expect(await find(q, 'inactive'), q).toEqual(found.filter((place) => place >= 5));
    }
  });
});
