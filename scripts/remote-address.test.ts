import { createServer, request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { remoteAddress } from './remote-address.mjs';

/** Asks a real server where it believes a request came from. */
async function seen(proxies: number, headers: Record<string, string | string[]>): Promise<string> {
  const server = createServer((request, response) => response.end(remoteAddress(request, proxies)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const body = await new Promise<string>((done, failed) => {
    const request = httpRequest({ host: '127.0.0.1', port, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => done(text));
    });
    request.on('error', failed);
    request.end();
  });
  await new Promise((done) => server.close(done));
  return body;
}

describe('the address that a request came from', () => {
  const cases: [string, number, Record<string, string | string[]>, string][] = [
    ['is the socket’s', 0, {}, '127.0.0.1'],
    [
      'is not what a header says when there is no proxy',
      0,
      { 'X-Forwarded-For': '203.0.113.9', 'X-Onramp-From': '203.0.113.9' },
      '127.0.0.1',
    ],
    ['is what the proxy added', 1, { 'X-Forwarded-For': '203.0.113.9' }, '203.0.113.9'],
    ['is not what stood there before the proxy added its own', 1, { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' }, '203.0.113.9'],
    ['is what the farther of two proxies added', 2, { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9, 192.0.2.7' }, '203.0.113.9'],
    ['is the farthest known when a proxy was left out', 2, { 'X-Forwarded-For': '203.0.113.9' }, '203.0.113.9'],
    ['joins the header when it comes twice', 1, { 'X-Forwarded-For': ['198.51.100.1', '203.0.113.9'] }, '203.0.113.9'],
    ['has no port', 1, { 'X-Forwarded-For': '203.0.113.9:51234' }, '203.0.113.9'],
    ['has no brackets', 1, { 'X-Forwarded-For': '[2001:db8::7]:443' }, '2001:db8::7'],
    ['is IPv4 where IPv6 wraps it', 1, { 'X-Forwarded-For': '::ffff:203.0.113.9' }, '203.0.113.9'],
    ['is the socket’s when the proxy added nothing', 1, {}, '127.0.0.1'],
    ['is the socket’s when the header holds no address', 1, { 'X-Forwarded-For': 'unknown' }, '127.0.0.1'],
    ['is the socket’s when the header holds a script', 1, { 'X-Forwarded-For': '<script>' }, '127.0.0.1'],
  ];
  it.each(cases)('%s', async (_name, proxies, headers, expected) => {
    expect(await seen(proxies, headers)).toBe(expected);
  });
});
