import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '@/lib/sandbox/sandbox';
import { scimPath } from '@/lib/sandbox/test-client';
import { app } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { pollArrivals } from './arrivals-ask';
import { defaultPace } from './arrivals-pace';
import { getConnection } from './connections';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

/** What the base does when it is asked to sort. */
let sorting: 'ignored' | 'refused' = 'ignored';
let test: TestApp;
let sandbox: Sandbox;
let server: Server;
let origin: string;

async function answer(incoming: IncomingMessage): Promise<Response> {
  const url = new URL(incoming.url ?? '/', origin);
  if (sorting === 'refused' && url.searchParams.has('sortBy')) return Response.json({ detail: 'sortBy is not known' }, { status: 400 });
  url.searchParams.delete('sortBy');
  url.searchParams.delete('sortOrder');
  const { authorization = '', 'content-type': type = 'application/json' } = incoming.headers;
  const body = incoming.method === 'GET' ? null : await text(incoming);
  const headers = { authorization, 'content-type': type };
  return sandbox.handle(new Request(url, { method: incoming.method ?? 'GET', headers, body }));
}

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const reply = await answer(incoming);
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

const send = (method: string, path: string, token: string, body: unknown) =>
  fetch(`${origin}/sandbox${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify(body),
  });

it.each([
  ['clean', 'ignored', 25],
  ['clean', 'refused', 26],
  ['large', 'ignored', 1_000],
] as const)('in %s, where the wish to sort is %s, reads up to its bound and knows %s', async (key, how, known) => {
  sorting = how;
  const { id, token } = await connectSandbox(test, key);
  const view = async () => (await test.asAdmin(() => getConnection(id))).arrivals;
  await test.asAdmin(() => startArrivals(id, { pace: { ...defaultPace, fastMs: 60_000 } }));
  await vi.waitUntil(async () => (await view())?.status === 'watching', { timeout: 10_000 });
  await test.asAdmin(() => stopArrivals(id));
  expect((await view())?.baseline?.known).toBe(known);
  const opened = await app();
  expect(await pollArrivals(opened, id)).toMatchObject({ arrivals: 0, problem: null, pages: Math.ceil(known / 100) });

  const page = await fetch(`${origin}/sandbox${scimPath(key, 'Users?startIndex=8&count=1')}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const {
    Resources: [old],
  } = await page.json();
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
  await send('PATCH', scimPath(key, `Users/${old.id}`), token, { schemas, Operations: [{ op: 'replace', path: 'title', value: how }] });
  expect(await pollArrivals(opened, id)).toMatchObject({ arrivals: 1, problem: null });
  expect((await view())?.newest).toMatchObject([{ kind: 'updated', userId: old.id }]);
  if (key === 'large') return;
  await send('POST', scimPath(key, 'Users'), token, {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `${how}@halden.example`,
    name: { givenName: 'Ada', familyName: 'Byron' },
  });
  expect(await pollArrivals(opened, id)).toMatchObject({ arrivals: 1 });
  expect((await view())?.counts).toMatchObject({ created: 1, updated: 1 });
});
