import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '@/lib/sandbox/sandbox';
import { app } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { pollArrivals } from './arrivals-ask';
import { defaultPace } from './arrivals-pace';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

/** When each user was changed last. */
const changes = new Map<string, string>();
let test: TestApp;
let sandbox: Sandbox;
let server: Server;

function usersPage(query: URLSearchParams) {
  const [from, count] = [Number(query.get('startIndex')) - 1, Number(query.get('count'))];
  const sorted = [...changes].sort(([, a], [, b]) => b.localeCompare(a));
  const users = sorted.slice(from, from + count).map(([id, lastModified]) => ({ id, active: true, meta: { lastModified } }));
  return { schemas: [], totalResults: sorted.length, itemsPerPage: users.length, startIndex: from + 1, Resources: users };
}

beforeAll(async () => {
  let origin = '';
  server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', origin);
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { authorization = '', 'content-type': type = 'text/plain' } = incoming.headers;
    const body = incoming.method === 'GET' ? null : new Uint8Array(Buffer.concat(chunks));
    const request = new Request(url, { method: incoming.method ?? 'GET', headers: { authorization, 'content-type': type }, body });
    const reply = /\/v2\/Users$/.test(url.pathname) ? Response.json(usersPage(url.searchParams)) : await sandbox.handle(request);
    outgoing.writeHead(reply.status, [...reply.headers].flat()).end(await reply.text());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  sandbox = createSandbox({ base: `${origin}/sandbox` });
  test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: `${origin}/sandbox` });
});
afterAll(async () => {
  await test.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

it('a user who was changed in a far future does not hide the others', async () => {
  changes.set('somebody', new Date(Date.now() - 1_000).toISOString());
  changes.set('from the future', '9999-01-01T00:00:00Z');
  const { id } = await connectSandbox(test, 'clean');
  await test.asAdmin(() => startArrivals(id, { pace: { ...defaultPace, fastMs: 60_000 } }));
  const opened = await app();
  const watches = opened.db.selectFrom('arrival_watches').select('status');
  await vi.waitUntil(async () => (await watches.executeTakeFirst())?.status === 'watching', { timeout: 10_000 });
  await test.asAdmin(() => stopArrivals(id));
  for (let count = 0; count < 60; count += 1) changes.set(`new ${count}`, new Date().toISOString());
  expect(await pollArrivals(opened, id)).toMatchObject({ arrivals: 60, problem: null });
});
