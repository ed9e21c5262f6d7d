import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseSettings, replaceSettings } from './env';
import { ExchangeFailure, getJson, readRetryAfter } from './http';
import { testEnvironment } from './test-app';

type Answer = (request: IncomingMessage, response: ServerResponse, attempt: number) => void;

let server: Server | undefined;

/** A real server that answers as told. */
async function upstream(answer: Answer): Promise<{ url: string; attempts: () => number; headers: () => IncomingMessage['headers'] }> {
  let attempts = 0;
  let headers: IncomingMessage['headers'] = {};
  server = createServer((request, response) => {
    attempts += 1;
    headers = request.headers;
    answer(request, response, attempts);
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/v1/people/me?email=ada@example.com`, attempts: () => attempts, headers: () => headers };
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

const token = `${'QUJD'.repeat(16)}_PF84_5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37`;

async function failure(url: string): Promise<ExchangeFailure> {
  const error = await getJson(url, { token }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ExchangeFailure)) throw new Error(`expected a failure, got ${error}`);
  return error;
}

beforeAll(() => {
  replaceSettings(parseSettings({ ...testEnvironment('/tmp/onramp-http-test'), ONRAMP_WEBEX_TIMEOUT_SECONDS: '0.2' }));
});

afterEach(async () => {
  const opened = server;
  server = undefined;
  if (!opened) return;
  opened.closeAllConnections();
  await new Promise((done) => opened.close(done));
});

describe('a request to Webex', () => {
  it('brings the JSON and the evidence', async () => {
    const { url, headers } = await upstream((_request, response) => json(response, 200, { ok: true }, { trackingid: 'NA_1' }));
    const reply = await getJson(url, { token });
    expect(reply.json).toEqual({ ok: true });
    expect(reply.exchange).toMatchObject({ status: 200, requests: 1, trackingId: 'NA_1' });
    expect(headers()).toMatchObject({ authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' });
  });

  it('reads a compressed answer', async () => {
    const { url } = await upstream((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      response.end(gzipSync('{"ok":true}'));
    });
    expect((await getJson(url, { token })).json).toEqual({ ok: true });
  });

  const bad: [string, string, Answer][] = [
    ['401', 'upstream-unauthorized', (_q, r) => json(r, 401, { message: 'no', trackingId: 'T' })],
    ['403', 'upstream-forbidden', (_q, r) => json(r, 403, {})],
    ['404', 'upstream-not-found', (_q, r) => json(r, 404, {})],
    ['409', 'upstream-rejected', (_q, r) => json(r, 409, {})],
    ['500', 'upstream-unavailable', (_q, r) => json(r, 500, {})],
    [
      'an HTML page with status 502',
      'upstream-unavailable',
      (_q, r) => r.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    ],
    ['a redirect', 'redirect-refused', (_q, r) => r.writeHead(302, { Location: 'http://169.254.169.254/' }).end()],
    [
      'an HTML page with status 200',
      'response-not-json',
      (_q, r) => r.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in</h1>'),
    ],
    ['nothing with status 200', 'response-not-json', (_q, r) => r.writeHead(200).end()],
    ['nothing with status 204', 'response-not-json', (_q, r) => r.writeHead(204).end()],
    ['UTF-16', 'response-not-json', (_q, r) => r.writeHead(200).end(Buffer.from('{"a":1}', 'utf16le'))],
    ['JSON that is cut off cleanly', 'response-not-json', (_q, r) => r.writeHead(200).end('{"a":')],
    ['lists in lists without end', 'response-unexpected', (_q, r) => r.writeHead(200).end('['.repeat(100_000) + ']'.repeat(100_000))],
    [
      'a body that breaks off',
      'network-unreachable',
      (_q, r) => {
        r.writeHead(200, { 'Content-Length': '1000' }).write('{"a":');
        setTimeout(() => r.socket?.destroy(), 20);
      },
    ],
    ['a reset connection', 'network-unreachable', (q) => q.socket.destroy()],
    ['no answer at all', 'timed-out', () => undefined],
    ['headers and then silence', 'timed-out', (_q, r) => void r.writeHead(200).write('{')],
    [
      'one byte at a time',
      'timed-out',
      (_q, r) => {
        const drip = setInterval(() => r.write(' '), 50);
        r.on('close', () => clearInterval(drip));
      },
    ],
  ];
  it.each(bad)('meets %s with %s', async (_name, code, answer) => {
    const { url } = await upstream(answer);
    const { error, exchange } = await failure(url);
    expect(error.code).toBe(code);
    expect(exchange.requests).toBeLessThanOrEqual(3);
  });

  it('names neither token nor query in an error', async () => {
    const { url } = await upstream((_request, response) => json(response, 403, { message: `Bearer ${token} may not`, trackingId: 'T9' }));
    const { error } = await failure(url);
    const told = JSON.stringify([error.message, error.stack, String(error.cause), error]);
    expect(told).not.toContain(token.slice(0, 40));
    expect(told).not.toContain('ada@example.com');
    expect(error.trackingId).toBe('T9');
  });

  it('does not reach a port that nobody listens on', async () => {
    const { error } = await failure('http://127.0.0.1:9/v1/people/me');
    expect(error.code).toBe('network-unreachable');
  });

  it.each([[429], [423], [502], [503], [504]])('tries again after %i and then succeeds', async (status) => {
    const { url, attempts } = await upstream((_q, r, attempt) =>
      attempt < 3 ? json(r, status, {}, { 'Retry-After': '0' }) : json(r, 200, { ok: 1 }),
    );
    expect((await getJson(url, { token })).json).toEqual({ ok: 1 });
    expect(attempts()).toBe(3);
  });

  it.each([[400], [401], [403], [404], [500]])('never tries again after %i', async (status) => {
    const { url, attempts } = await upstream((_q, r) => json(r, status, {}));
    await failure(url);
    expect(attempts()).toBe(1);
  });

  it('gives up after three tries', async () => {
    const { url, attempts } = await upstream((_q, r) => json(r, 503, {}, { 'Retry-After': '0' }));
    const { error, exchange } = await failure(url);
    expect(error.code).toBe('upstream-unavailable');
    expect([attempts(), exchange.requests]).toEqual([3, 3]);
  });

  it.each([
    ['in seconds', () => '1'],
    ['as a date', () => new Date(Date.now() + 2_000).toUTCString()],
  ])('waits as long as Retry-After says %s', async (_name, value) => {
    const times: number[] = [];
    const { url } = await upstream((_q, r, attempt) => {
      times.push(Date.now());
      if (attempt === 1) json(r, 429, {}, { 'Retry-After': value() });
      else json(r, 200, { ok: 1 });
    });
    await getJson(url, { token });
    // A date has whole seconds, so up to one second of it is already gone.
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it.each([['86400'], ['3600']])('reports a Retry-After of %s seconds at once instead of waiting', async (value) => {
    const { url, attempts } = await upstream((_q, r) => json(r, 429, {}, { 'Retry-After': value }));
    const { error } = await failure(url);
    expect(error).toMatchObject({ code: 'upstream-rate-limited', retryAfterSeconds: Number(value) });
    expect(attempts()).toBe(1);
  });

  it.each([['-5'], ['soon'], ['1e9999'], ['']])('survives a Retry-After of “%s”', async (value) => {
    const { url } = await upstream((_q, r, attempt) =>
      attempt === 1 ? json(r, 429, {}, { 'Retry-After': value }) : json(r, 200, { ok: 1 }),
    );
    expect((await getJson(url, { token })).json).toEqual({ ok: 1 });
  });

  it('cuts an endless answer at the cap and keeps its memory', async () => {
    let sent = 0;
    const chunk = Buffer.alloc(256 * 1024, ' ');
    const { url, attempts } = await upstream((_q, r) => {
      r.writeHead(200, { 'Content-Type': 'application/json' });
      const more = () => {
        while (!r.destroyed && sent < 1024 ** 3) {
          sent += chunk.length;
          if (!r.write(chunk)) return void r.once('drain', more);
        }
      };
      more();
    });
    replaceSettings(parseSettings({ ...testEnvironment('/tmp/onramp-http-test'), ONRAMP_WEBEX_TIMEOUT_SECONDS: '20' }));
    const before = process.memoryUsage().rss;
    const { error } = await failure(url);
    expect(error.code).toBe('response-too-large');
    expect(attempts()).toBe(1);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  it('cuts a compressed bomb by its decoded size', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const { url } = await upstream((_q, r) => {
      r.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
      r.end(bomb);
    });
    expect((await failure(url)).error.code).toBe('response-too-large');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-24T14:00:00Z');
  it.each([
    ['120', 120],
    [' 7 ', 7],
    ['Tue, 24 Nov 2026 14:00:30 GMT', 30],
    ['Tue, 24 Nov 2026 13:00:00 GMT', 0],
    ['Tuesday, 24-Nov-26 14:00:30 GMT', 30],
    ['never', null],
    ['-5', null],
    ['12.5', null],
    ['2027', 2027],
    ['2027-01-01', null],
    ['', null],
  ])('“%s” means %s seconds', (value, seconds) => {
    expect(readRetryAfter(value, now)).toBe(seconds);
  });
});
