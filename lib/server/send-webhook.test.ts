import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { text } from 'node:stream/consumers';
import tlsOptions from 'smtp-server/lib/tls-options.js';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { notices } from '@/lib/notice/notices.fixture';
import { newWebhookSecret } from './channel-secret';
import { makeWebhookSender } from './send-webhook';
import type { Sending } from './sender';
import { sendingFor } from './sending.fixture';

const secret = newWebhookSecret();
const sixHoursMs = 6 * 3_600_000;

const endAfterwards: (() => void)[] = [];
afterEach(() => {
  for (const end of endAfterwards.splice(0)) end();
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endAfterwards.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return address.port;
}

/** A real receiver on loopback. */
async function receiver(answer: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(answer))}/hook?key=of-the-receiver`;
}

const send = (url: string, sending: Sending = sendingFor('webhook'), totalMs = 2_000) =>
  makeWebhookSender(() => ({ url, secret }), { totalMs })(sending);

const answering =
  (status: number, headers: Record<string, string> = {}, body = '') =>
  (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  };

describe('a webhook that is taken', () => {
  it('is signed over its body: the library and a plain HMAC agree', async () => {
    const seen: { request: IncomingMessage; body: string }[] = [];
    const url = await receiver(async (request, response) => {
      seen.push({ request, body: await text(request) });
      response.writeHead(204).end();
    });
    const sending = sendingFor('webhook');
    expect(await send(url, sending)).toEqual({ outcome: 'delivered', detail: 'Answered 204' });
    const [{ request, body } = { request: null, body: '' }] = seen;
    const headers = Object.fromEntries(Object.entries(request?.headers ?? {}).map(([name, value]) => [name, String(value)]));
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signed}`);
    expect(headers['webhook-id']).toBe(sending.noticeId);
    expect(headers['content-type']).toBe('application/json');
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('/hook?key=of-the-receiver');
  });

  it('says what, about which connection, until when and where to look', async () => {
    const bodies: string[] = [];
    const url = await receiver(async (request, response) => {
      bodies.push(await text(request));
      response.end();
    });
    const sending = sendingFor('webhook');
    await send(url, sending);
    await send(url, { ...sending, attempt: 2, now: sending.now + 120_000 });
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      version: 1,
      type: 'token.expiring',
      id: sending.noticeId,
      timestamp: new Date(sending.raisedAt).toISOString(),
      data: {
        connection: {
          id: sending.connectionId,
          name: 'Halden Logistics',
          environment: 'Commercial',
          organizationId: sending.facts.organizationId,
        },
        token: { fingerprint: 'a1b2c3d4', expiresAt: new Date(sending.facts.expiresAt ?? 0).toISOString(), daysLeft: 7 },
        health: null,
        url: sending.pageUrl,
      },
    });
    expect(bodies[1]).toBe(bodies[0]);
  });

  it.each([
    ['reminder-30', 'token.expiring'],
    ['ended', 'token.expired'],
    ['quarantined', 'connection.alarm'],
    ['recovery', 'connection.recovered'],
    ['test', 'test'],
  ])('calls %s %s', async (name, type) => {
    const notice = notices[name];
    const bodies: string[] = [];
    const url = await receiver(async (request, response) => {
      bodies.push(await text(request));
      response.end();
    });
    const raisedAt = Date.parse('2026-11-25T08:15:00Z');
    await send(url, sendingFor('webhook', { ...notice, raisedAt }));
    expect(JSON.parse(bodies[0] ?? '').type).toBe(type);
  });

  it('is taken by status alone, however much is answered', async () => {
    let written = 0;
    const url = await receiver((request, response) => {
      request.resume();
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && written < 100_000_000 && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
    });
    expect(await send(url)).toEqual({ outcome: 'delivered', detail: 'Answered 200' });
    expect(written).toBeLessThan(100_000_000);
  });
});

describe('a webhook that is answered with', () => {
  const date = (ms: number) => new Date(Math.ceil((Date.now() + ms) / 1000) * 1000).toUTCString();
  it.each([
    [500, {}, { outcome: 'later', detail: 'Answered 500' }],
    [503, { 'retry-after': '60' }, { outcome: 'later', detail: 'Answered 503', retryAfterMs: 60_000 }],
    [429, { 'retry-after': '120' }, { outcome: 'later', detail: 'Answered 429', retryAfterMs: 120_000 }],
    [429, { 'retry-after': '-5' }, { outcome: 'later', detail: 'Answered 429' }],
    [429, { 'retry-after': '0' }, { outcome: 'later', detail: 'Answered 429' }],
    [429, { 'retry-after': 'soon' }, { outcome: 'later', detail: 'Answered 429' }],
    [429, { 'retry-after': '9'.repeat(400) }, { outcome: 'later', detail: 'Answered 429' }],
    [429, { 'retry-after': '99999999' }, { outcome: 'later', detail: 'Answered 429', retryAfterMs: sixHoursMs }],
    [429, { 'retry-after': date(-3_600_000) }, { outcome: 'later', detail: 'Answered 429' }],
    [408, {}, { outcome: 'later', detail: 'Answered 408' }],
    [425, {}, { outcome: 'later', detail: 'Answered 425' }],
    [401, { 'retry-after': '60' }, { outcome: 'later', detail: 'Answered 401' }],
    [404, {}, { outcome: 'later', detail: 'Answered 404' }],
    [410, {}, { outcome: 'never', detail: 'The receiver asked to stop (410)' }],
  ])('%i %j', async (status, headers: Record<string, string>, outcome) => {
    expect(await send(await receiver(answering(status, headers, 'words of the receiver')))).toEqual(outcome);
  });

  it('429 until a date', async () => {
    const outcome = await send(await receiver(answering(429, { 'retry-after': date(90_000) })));
    expect(outcome).toEqual({ outcome: 'later', detail: 'Answered 429', retryAfterMs: expect.closeTo(90_500, -4) });
  });

  it.each([301, 302, 307, 308])('a redirect %i, which is not followed', async (status) => {
    let followed = 0;
    const elsewhere = await receiver((_request, response) => {
      followed += 1;
      response.end();
    });
    const outcome = await send(await receiver(answering(status, { location: elsewhere })));
    expect(outcome).toEqual({ outcome: 'later', detail: `Answered ${status}: redirects are not followed` });
    expect(followed).toBe(0);
  });
});

describe('a receiver that cannot be used', () => {
  it('is down', async () => {
    const url = await receiver(answering(200));
    for (const end of endAfterwards.splice(0)) end();
    expect(await send(url)).toEqual({ outcome: 'later', detail: 'The receiver refused the connection' });
  });

  it('never answers', async () => {
    const url = await receiver(() => undefined);
    expect(await send(url, undefined, 300)).toEqual({ outcome: 'later', detail: 'No answer within 0.3 s' });
  });

  it('answers drop by drop', async () => {
    const url = await receiver((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    });
    expect(await send(url, undefined, 400)).toEqual({ outcome: 'later', detail: 'No answer within 0.4 s' });
  });

  it.each([
    ['hangs up at once', (request: IncomingMessage) => request.socket.destroy()],
    [
      'hangs up in its answer',
      (request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half', () => request.socket.destroy());
      },
    ],
    [
      'switches to another protocol',
      (request: IncomingMessage) =>
        request.socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: other\r\n\r\n'),
    ],
    ['speaks no HTTP', (request: IncomingMessage) => request.socket.end('220 mx.example.org ESMTP\r\n')],
  ])('%s', async (_name, answer) => {
    expect(await send(await receiver(answer))).toEqual({ outcome: 'later', detail: 'The connection to the receiver broke' });
  });

  it('shows a certificate that nobody vouches for', async () => {
    const { key, cert } = tlsOptions();
    let asked = 0;
    const port = await listen(
      createTlsServer({ key, cert }, (_request, response) => {
        asked += 1;
        response.end();
      }),
    );
    expect(await send(`https://localhost:${port}/hook`)).toEqual({ outcome: 'later', detail: 'Its certificate is not trusted' });
    expect(asked).toBe(0);
  });

  it.each([
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fe80::1]/',
    'https://0.0.0.0/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://2852039166/',
  ])('is at an address that is refused: %s', async (url) => {
    expect(await send(url)).toEqual({ outcome: 'later', detail: 'Its address is one that Onramp does not send to' });
  });

  it('is left alone when Onramp stops', async () => {
    const stop = new AbortController();
    const url = await receiver(() => stop.abort());
    const outcome = await send(url, sendingFor('webhook', { signal: stop.signal }));
    expect(outcome).toEqual({ outcome: 'later', detail: 'Onramp stopped before an answer came' });
  });
});
