import fc from 'fast-check';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe } from 'vitest';
import { z } from 'zod';
import { canary, canaryToken, spoiltJson, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { alwaysLater, must } from '@/lib/fuzz/property.fixture';
import { app } from './app';
import { route } from './route';
import { activityExportQuery, activityQuery, changesQuery, pageQuery, userParams, usersExportQuery, windowQuery } from './route-params';
import { beginSession } from './sessions';
import { openTestApp, type TestApp } from './test-app';

let test: TestApp;
let cookie = '';
beforeAll(async () => {
  test = await openTestApp('sqlite');
  const sessionId = await beginSession('Test admin');
  cookie = await encode({ token: { sessionId }, secret: (await app()).keys.session });
});
afterAll(() => test.close());

const ours: Readonly<Record<string, string>> = {
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
};

/** What a client may send under a name: HTTP has no other characters, and cuts spaces off either end. */
const toValue = (text: string) => text.replace(/[^\x20-\x7e\x80-\xff]/g, '').trim();

const note = z.object({ text: z.string().max(100), count: z.number().int().optional() });
const write = route({ access: 'public', rate: null, body: note, bodyLimit: 300_000, handle: async ({ body }) => body });
const enter = route({ access: 'viewer', rate: null, handle: async ({ admin }) => ({ name: admin.name }) });
const asks = <T>(query: z.ZodType<T>) => route({ access: 'public', rate: null, query, handle: async (arrived) => arrived.query ?? null });
const look = [
  ...[asks(activityQuery), asks(activityExportQuery), asks(changesQuery)],
  ...[asks(windowQuery), asks(usersExportQuery), asks(pageQuery)],
];
const find = route({ access: 'public', rate: null, params: userParams, handle: async ({ params }) => params });

/** The library reads over what is not base64url; what counts are the bytes. */
const bytesOf = (value: string) =>
  value
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('hex'))
    .join('.');

async function codeOf(handler: typeof write, request: Request, params: Record<string, string | string[]> = {}): Promise<string> {
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  if (response.ok) return 'ok';
  must(!text.includes(canary), 'the problem repeats the secret');
  const { code }: { code: string } = JSON.parse(text);
  must(code !== 'internal', `an error that nobody expected: ${text}`);
  return code;
}

describe('a route, whatever is sent to it', () => {
  const names = fc.constantFrom('host', 'origin', 'sec-fetch-site', 'content-type');
  const values = spoiltTexts(
    ...Object.values(ours),
    'localhost',
    'localhost:3000.evil.example',
    'LOCALHOST:3000',
    'null',
    'http://localhost:8080',
    'same-site',
  );

  alwaysLater('takes a change under its own host, origin and type only', fc.tuple(names, values.map(toValue)), async ([name, value]) => {
    const request = new Request('http://localhost:3000/notes', {
      method: 'POST',
      headers: { ...ours, [name]: value },
      body: '{"text":"a"}',
    });
    const code = await codeOf(write, request);
    const own = value === ours[name] || (name === 'content-type' && /^application\/json\s*(?:;|$)/i.test(value));
    must(own === (code === 'ok'), `${name} ${value}: ${code}`);
  });

  alwaysLater(
    'reads a body of its shape, or says that it is none',
    spoiltJson({ text: 'a', count: 1 }, { text: canaryToken }),
    async (body) => {
      const code = await codeOf(write, new Request('http://localhost:3000/notes', { method: 'POST', headers: ours, body }));
      must(['ok', 'invalid-request', 'body-too-large'].includes(code), code);
    },
  );

  alwaysLater(
    'knows a person by the cookie that was given, and by no other',
    fc.nat().chain((at) => spoiltTexts(cookie, cookie.slice(0, at % (cookie.length + 1)))),
    async (text) => {
      const value = toValue(text);
      const code = await codeOf(
        enter,
        new Request('http://localhost:3000/', { headers: { ...ours, cookie: `a=b; onramp.session=${value}` } }),
      );
      const first = value.split(';')[0]?.trim() ?? '';
      if (code === 'ok') must(bytesOf(first) === bytesOf(cookie), `another cookie is taken: ${first}`);
      else must(code === 'not-signed-in' && first !== cookie, code);
    },
    { oneOf: 10 },
  );

  const entry = fc.tuple(
    fc.constantFrom(
      'before',
      'limit',
      'offset',
      'kind',
      'user',
      'format',
      'startIndex',
      'group',
      'by',
      'from',
      'timeZone',
      'actor',
      '__proto__',
    ),
    spoiltTexts('1', '200', 'created', 'csv', 'ndjson', '2026-11-24', 'Europe/Paris', 'token'),
  );
  alwaysLater(
    'reads a query and an address, or says what is wrong in them',
    fc.tuple(fc.nat(look.length - 1), fc.array(entry, { maxLength: 4 }), spoiltTexts('5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37')),
    async ([index, entries, id]) => {
      const [handler = find] = look.slice(index);
      const code = await codeOf(handler, new Request(`http://localhost:3000/?${new URLSearchParams(entries)}`, { headers: ours }));
      must(['ok', 'invalid-request'].includes(code), code);
      const found = await codeOf(find, new Request('http://localhost:3000/', { headers: ours }), { connectionId: id, userId: id });
      must(['ok', 'invalid-request'].includes(found), found);
    },
  );
});
