// How long a search over the snapshot takes, on both databases. One line for each figure; exits with 1 when a bar is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scimUserSchema } from '@/lib/scim/user';
import { beginCrawl } from '@/lib/server/begin-crawl';
import { type Database, openDatabase } from '@/lib/server/db/client';
import startPostgres from '@/lib/server/db/postgres.setup';
import { findFacets, findInSnapshot } from '@/lib/server/find-in-snapshot';
import { savePage } from '@/lib/server/snapshot-pages';
import { learnWhatIsThere, showGeneration } from '@/lib/server/snapshot-versions';
import type { SnapshotQuery, UsersFilter } from '@/lib/users/snapshot';
import { finish, report } from './report';
import { takeOwnSettings } from './start-upstream';

const people = Number(process.env.ONRAMP_BENCH_PEOPLE ?? 100_000);
const barMs = 50;
const connectionId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const webexUser = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';

const given = ['Ada', 'Bela', 'Chiara', 'Dov', 'Eirik', 'Fatima', 'Goran', 'Hana', 'Imre', 'Juno', 'Kofi', 'Lucía', 'Mira', 'Noor', 'Otto'];
const family = ['Brandt', 'Castellane', 'Dvořák', 'Ekström', 'Falkholm', 'Gruber', 'Haddan', 'Iversen', 'Jansen', 'Kowalski', 'Lindqvist'];
const titles = ['Analyst', 'Shift Lead', 'Dispatch Coordinator', 'Network Engineer', 'Driver', 'Head of Fleet', 'Legal Counsel'];
const sources = ['OKTA', 'OKTA', 'OKTA', 'OKTA', 'OKTA', 'OKTA', 'SCIM', 'AD'];

/** A number that looks like chance, and is the same in every run. */
const scatter = (index: number, salt: number) => (Math.imul(index + 1, 2_654_435_761) ^ Math.imul(salt, 40_503)) >>> 5;
const oneOf = <T>(values: readonly T[], index: number, salt: number): T | undefined => values[scatter(index, salt) % values.length];

function userOf(index: number) {
  const [first, last] = [oneOf(given, index, 1), oneOf(family, index, 2)];
  const userName = `${first}.${last}.${index}@example.com`.toLowerCase();
  return scimUserSchema.parse({
    id: `${index.toString(16).padStart(8, '0')}-7d4a-4c39-9b6e-2a1d8c4e0f37`,
    externalId: `00u${scatter(index, 3).toString(36)}${index.toString(36)}`,
    userName,
    displayName: `${first} ${last}`,
    active: scatter(index, 4) % 20 !== 0,
    title: oneOf(titles, index, 5),
    emails: [{ value: userName, type: 'work', primary: true }],
    meta: { lastModified: new Date(Date.UTC(2026, 0, 1) + (scatter(index, 6) % 28_000_000) * 1000).toISOString() },
    [webexUser]: {
      accountStatus: [scatter(index, 7) % 30 === 0 ? 'pending' : 'active'],
      provisionSource: oneOf(sources, index, 8),
      licenseID: scatter(index, 9) % 30 === 0 ? [] : ['MS_1'],
    },
  });
}

async function fill(db: Database): Promise<number> {
  const now = Date.now();
  await db
    .insertInto('connections')
    .values({
      id: connectionId,
      name: null,
      environment: 'sandbox',
      organization_id: null,
      edition: null,
      stated_edition: null,
      created_by: 'x',
      created_at: now,
      updated_at: now,
    })
    .execute();
  const snapshot = {
    turned_on_by: 'x',
    turned_on_at: now,
    generation: 0,
    taken_at: null,
    total: null,
    facets: null,
    next_at: null,
    purging_at: null,
  };
  await db
    .insertInto('snapshots')
    .values({ connection_id: connectionId, ...snapshot })
    .execute();
  const { id } = await beginCrawl(db, connectionId, 'x');
  await db.updateTable('crawls').set({ lease_holder: 'x' }).execute();
  const crawl = { id: id ?? '', connectionId, generation: 1, shown: 0, runner: 'x' };
  const notes = { claimedFirst: people, claimedLast: people, repeated: 0, withoutId: 0, rests: 0 };
  const startedAt = performance.now();
  for (let from = 0; from < people; from += 100) {
    const page = Array.from({ length: Math.min(100, people - from) }, (_, place) => userOf(from + place));
    await savePage(db, crawl, page, { nextIndex: from + 101, claimed: people, notes });
  }
  await showGeneration(db, crawl, Date.now(), null);
  await learnWhatIsThere(db);
  return performance.now() - startedAt;
}

const everybody: UsersFilter = { q: '', status: null, licence: null, source: null, account: null, since: null };
const texts = [
  'mira',
  'falkholm',
  'ra.kow',
  'example.com',
  'an',
  'e',
  '.99',
  'shift lead',
  '00u1',
  'nobody at all',
  'dvořák.77',
  'lucía l',
  'DISPATCH',
];
const filters: Partial<UsersFilter>[] = [
  {},
  { status: 'inactive' },
  { licence: 'none' },
  { source: 'AD', status: 'active' },
  { account: 'pending', since: Date.UTC(2026, 5, 1) },
];
const sorts = ['name', 'userName', 'modified'] as const;

function* queries(): Generator<SnapshotQuery> {
  for (const q of [...texts, '']) {
    for (const part of filters) {
      for (const sortBy of sorts) {
        for (const descending of [false, true]) yield { filter: { ...everybody, ...part, q }, sortBy, descending, offset: 0, limit: 100 };
      }
    }
  }
  for (const offset of [1_000, people / 2, people - 200])
    for (const sortBy of sorts) yield { filter: everybody, sortBy, descending: false, offset, limit: 100 };
}

const p95 = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function measure(name: string, db: Database): Promise<void> {
  const filledMs = await fill(db);
  const all = [...queries()];
  const slowest = { ms: 0, q: '' };
  const times: number[] = [];
  for (const query of all) await findInSnapshot(db, connectionId, query);
  for (const query of all) {
    const ms = await time(() => findInSnapshot(db, connectionId, query));
    times.push(ms);
    if (process.env.ONRAMP_BENCH_VERBOSE) console.log(ms.toFixed(1), JSON.stringify(query));
    if (ms > slowest.ms) Object.assign(slowest, { ms, q: JSON.stringify([query.filter, query.sortBy, query.offset]) });
  }
  const facets: number[] = [];
  for (const q of texts)
    for (const part of filters) facets.push(await time(() => findFacets(db, connectionId, { ...everybody, ...part, q })));
  const about = `p95 ${p95(times).toFixed(1)} ms of ${all.length} searches over ${people} users, slowest ${slowest.ms.toFixed(0)} ms ${slowest.q}`;
  const bar = people > 100_000 ? Number.POSITIVE_INFINITY : 1;
  report('S1', `search-${name}`, p95(times) / barMs, bar, about);
  console.log(`S2 facets-${name} p95 ${p95(facets).toFixed(1)} ms; written in ${(filledMs / 1000).toFixed(1)} s`);
}

const removeSettings = takeOwnSettings();
const folder = mkdtempSync(join(tmpdir(), 'onramp-bench-search-'));
const sqlite = await openDatabase({ folder });
await measure('sqlite', sqlite);
await sqlite.destroy();
rmSync(folder, { recursive: true, force: true });
let url = '';
const stop = await startPostgres({
  provide: (_, value) => {
    if (typeof value === 'string') url = value;
  },
});
const postgres = await openDatabase({ url: `${url}/postgres` });
await measure('postgres', postgres);
await postgres.destroy();
await stop();
removeSettings();
finish();
