import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ResponseError } from '@/lib/errors';
import { requireRole } from './auth';
import { route } from './route';
import { openTestApp, type TestApp } from './test-app';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp('sqlite');
});
afterAll(() => test.close());

const context = { params: Promise.resolve({}) };
const ours = {
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
};

/** Asks a handler as a page of ours would. */
const send = (handler: ReturnType<typeof route>, path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
  handler(new Request(`http://localhost:3000${path}`, { method: 'POST', ...init, headers: { ...ours, ...init.headers } }), context);

const echo = route({ access: 'public', body: z.object({ text: z.string() }), bodyLimit: 100, handle: async ({ body }) => body });

describe('a route', () => {
  it('answers with JSON that nobody may store', async () => {
    const response = await send(echo, '/echo', { body: '{"text":"hello"}' });
    expect([response.status, await response.json(), response.headers.get('cache-control')]).toEqual([200, { text: 'hello' }, 'no-store']);
  });

  const refused: [string, RequestInit & { duplex?: 'half' }, number, string][] = [
    ['a body of another type', { body: '{"text":"x"}', headers: { 'content-type': 'text/plain' } }, 415, 'media-type-unsupported'],
    ['a form', { body: 'text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'media-type-unsupported'],
    ['no body', {}, 400, 'invalid-request'],
    ['a body that is not JSON', { body: '{"text":' }, 400, 'invalid-request'],
    ['a body that is not UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]) }, 400, 'invalid-request'],
    ['a body of another shape', { body: '{"text":5}' }, 400, 'invalid-request'],
    ['a body past the limit', { body: JSON.stringify({ text: 'x'.repeat(200) }) }, 413, 'body-too-large'],
  ];
  it.each(refused)('refuses %s', async (_name, init, status, code) => {
    const response = await send(echo, '/echo', init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code,
      status,
      title: expect.any(String),
      remedy: expect.any(String),
      reference: expect.stringMatching(/^[0-9a-f]{10}$/),
    });
  });

  it('stops reading an endless body at the limit', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
    });
    expect((await send(echo, '/echo', { body, duplex: 'half' })).status).toBe(413);
    expect(sent).toBeLessThan(10_000);
  });

  it('never repeats what it was sent, whatever went wrong', async () => {
    const secret = 'a-secret-that-must-not-return';
    const failing = route({
      access: 'public',
      body: z.object({ text: z.literal('other') }),
      handle: async () => null,
    });
    expect(await (await send(failing, `/f?token=${secret}`, { body: JSON.stringify({ text: secret }) })).text()).not.toContain(secret);
    const broken = route({
      access: 'public',
      handle: async () => {
        throw new Error(`database said ${secret}`);
      },
    });
    const response = await send(broken, '/broken');
    expect([response.status, (await response.text()).includes(secret)]).toEqual([500, false]);
  });

  it('measures the body of what it only hands on', async () => {
    let received = '';
    const handler = route({
      access: 'embedded',
      bodyLimit: 100,
      handle: async ({ request }) => {
        received = await request.text();
        return {};
      },
    });
    expect((await send(handler, '/embedded', { body: 'key=short' })).status).toBe(200);
    expect(received).toBe('key=short');
    expect((await send(handler, '/embedded', { body: 'x'.repeat(200) })).status).toBe(413);
    expect(received).toBe('key=short');
  });

  const program = { host: 'localhost:3000', authorization: 'Bearer made-up', 'content-type': 'application/json' };
  const asked: [string, Record<string, string>, number, number][] = [
    ['a program with a credential of its own', program, 200, 403],
    ['a program without a credential', { host: program.host }, 403, 403],
    ['a browser’s page elsewhere', { ...program, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403, 403],
    ['a page that hides its origin', { ...program, origin: 'null' }, 403, 403],
    ['a browser that says only where from', { ...program, 'sec-fetch-site': 'same-site' }, 403, 403],
    ['whoever holds a cookie', { ...program, cookie: 'session=x' }, 403, 403],
  ];
  it.each(asked)('asks %s for its origin, but not where programs are expected', async (_name, headers, handedOn, elsewhere) => {
    const handler = route({ access: 'embedded', programs: true, handle: async () => 'done' });
    const post = (to: typeof handler | typeof echo) =>
      to(new Request('http://localhost:3000/x', { method: 'POST', headers, body: '{"text":"x"}' }), context);
    expect((await post(handler)).status).toBe(handedOn);
    expect((await post(echo)).status).toBe(elsewhere);
  });

  it('never refuses a navigation to the address that Webex names', async () => {
    const handler = route({ access: 'landing', rate: null, handle: async () => new Response('document') });
    const headers = { 'sec-fetch-site': 'cross-site' };
    const statuses = await Promise.all(
      Array.from({ length: 1000 }, async () => (await send(handler, '/auth/code', { method: 'GET', headers })).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('hands Webex’s tracking id on', async () => {
    const handler = route({
      access: 'public',
      handle: async () => {
        throw new ResponseError('response-unexpected', 'odd', { trackingId: 'NA_77' });
      },
    });
    expect(await (await send(handler, '/tracking')).json()).toMatchObject({ code: 'response-unexpected', trackingId: 'NA_77' });
  });

  it('refuses what comes too fast, and says when to come again', async () => {
    const handler = route({ access: 'public', rate: { burst: 3, perSecond: 0.5 }, handle: async () => ({}) });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await send(handler, '/fast')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const last = await send(handler, '/fast');
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    // Another spelling of the address is no other bucket; another route is.
    expect((await send(handler, '/fast/?again')).status).toBe(429);
    expect((await send(echo, '/echo', { body: '{"text":"x"}' })).status).toBe(200);
  });

  it('lets nobody without a session use up what others may ask', async () => {
    const handler = route({ access: 'public', rate: { burst: 2, perSecond: 0.01 }, handle: async () => ({}) });
    const from = (address: string) => ({ headers: { 'x-onramp-from': address } });
    const asked = [];
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'])
      asked.push((await send(handler, '/one', from(address))).status);
    expect(asked).toEqual([200, 200, 429, 200]);
    // Many addresses together do not have everything either.
    const many = await Promise.all(Array.from({ length: 60 }, (_, number) => send(handler, '/one', from(`198.51.100.${number}`))));
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  it('has changes that touch a secret counted for all processes, each address for itself, and reads not', async () => {
    const guarded = () => route({ access: 'public', rate: { burst: 2, perSecond: 0.01 }, shared: 'guarded', handle: async () => ({}) });
    // Two that know nothing of each other, as in two processes.
    const [here, there] = [guarded(), guarded()];
    const from = (address: string) => ({ headers: { 'x-onramp-from': address } });
    const asked = [
      await send(here, '/one', from('192.0.2.1')),
      await send(there, '/one', from('192.0.2.1')),
      await send(there, '/one', from('192.0.2.1')),
      await send(here, '/one', from('192.0.2.2')),
      await send(guarded(), '/one', { method: 'GET', ...from('192.0.2.1') }),
    ];
    expect(asked.map(({ status }) => status)).toEqual([200, 200, 429, 200, 200]);
  });

  it('knows that the database is away also from an error of another bundle, with classes of its own', async () => {
    const handler = route({
      access: 'public',
      handle: async () => Promise.reject(Object.assign(new Error('x'), { code: 'database-away' })),
    });
    const reply = await send(handler, '/away');
    expect([reply.status, reply.headers.get('retry-after'), (await reply.json()).code]).toEqual([503, '5', 'database-away']);
  });

  it('lets nobody in without a session, and does not run its handler', async () => {
    let ran = false;
    const handler = route({
      access: 'viewer',
      handle: async () => {
        ran = true;
      },
    });
    expect((await send(handler, '/admin')).status).toBe(401);
    expect(ran).toBe(false);
  });

  it('does its work in the name of the person of the request, and of nobody afterwards', async () => {
    await expect(test.asAdmin(async () => (await requireRole('owner')).name)).resolves.toBe('Test admin');
    await expect(requireRole('viewer')).rejects.toThrow();
  });
});
