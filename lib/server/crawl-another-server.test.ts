import { createServer, type Server } from 'node:http';
import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equals, startsWith } from '@/lib/scim/filter';
import { crawlDirectory, type Upstream } from './crawl-directory';
import { parseSettings, replaceSettings } from './env';
import { testEnvironment } from './test-app';
import { readUsers } from './webex';

const people = Array.from({ length: 5_000 }, (_, index) => ({
  id: `${(index * 7919) % 5_000}`.padStart(6, '0'),
  userName: `${['ada', 'bob', 'chi', 'dov', 'eve'][index % 5]}.${index}@example.com`,
  displayName: `Person ${index}`,
  active: index % 3 !== 0,
}));

let server: Server;
let upstream: Upstream;

beforeAll(async () => {
  replaceSettings(parseSettings({ ...testEnvironment('/nowhere'), ONRAMP_WEBEX_TIMEOUT_SECONDS: '10' }));
  SCIMMY.Resources.declare(SCIMMY.Resources.User).egress((resource) => {
    if (resource.id) return people.find(({ id }) => id === resource.id) ?? [];
    return resource.filter ? resource.filter.match(people) : people;
  });
  const answers = express();
  // The routers turn these into numbers themselves, in a query that Express 5 forgets again.
  answers.set('query parser', (text: string) =>
    Object.fromEntries(
      [...new URLSearchParams(text)].map(([name, value]) => [name, ['startIndex', 'count'].includes(name) ? Number(value) : value]),
    ),
  );
  answers.use(new SCIMMYRouters({ type: 'bearer', handler: () => 'somebody' }));
  server = createServer(answers);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  upstream = { base: { dialect: 'scim2', url: () => origin }, organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37', token: 'made-up' };
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

async function crawl(filter?: string) {
  const found: { id: string; userName: string | null | undefined; active: boolean | null | undefined }[] = [];
  for await (const { users } of crawlDirectory(upstream, { signal: new AbortController().signal, ...(filter ? { filter } : {}) })) {
    found.push(...users.map(({ id, userName, active }) => ({ id, userName, active })));
  }
  return found;
}

async function list(startIndex: number, filter?: string) {
  const query = { startIndex, count: 50, sortBy: 'userName' as const, sortOrder: 'descending' as const, ...(filter ? { filter } : {}) };
  const { value } = await readUsers(upstream.base, upstream.organizationId, query, upstream.token);
  return { total: value.totalResults, names: value.users.map(({ userName }) => userName) };
}

/** As that server sorts. */
const byName = (a: string, b: string) => b.localeCompare(a);

describe('a SCIM server of other makers, with 5,000 users', () => {
  it('is crawled whole, each user once, with the fields as they are', { timeout: 300_000 }, async () => {
    const found = await crawl();
    const wanted = people.map(({ id, userName, active }) => ({ id, userName, active })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(found).toEqual(wanted);
  });

  it.each([
    ['the beginning of a name', startsWith('userName', 'chi.'), ({ userName }: { userName: string }) => userName.startsWith('chi.')],
    ['a whole name', equals('userName', 'dov.13@example.com'), ({ userName }: { userName: string }) => userName === 'dov.13@example.com'],
    ['nobody', startsWith('userName', 'x" or userName pr or userName eq "'), () => false],
  ])('agrees on %s, in the crawl and in the list', { timeout: 60_000 }, async (_, filter, fits) => {
    const wanted = people.filter(fits);
    expect((await crawl(filter)).map(({ userName }) => userName).sort()).toEqual(wanted.map(({ userName }) => userName).sort());
    const names = wanted.map(({ userName }) => userName).sort(byName);
    expect(await list(1, filter)).toEqual({ total: wanted.length, names: names.slice(0, 50) });
  });

  it.each([1, 51, 2_476, 4_951, 4_990])('agrees on the page that begins at %s', async (startIndex) => {
    const names = people.map(({ userName }) => userName).sort(byName);
    expect(await list(startIndex)).toEqual({ total: 5_000, names: names.slice(startIndex - 1, startIndex + 49) });
  });
});
