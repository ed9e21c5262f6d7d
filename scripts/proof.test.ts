import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isNonce, proofHeader, proofOf, readProofKey, whoAnswers } from './proof.mjs';

let dataDir: string;
let server: Server | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'onramp-proof-'));
});
afterEach(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

function listen(answer: RequestListener): Promise<number> {
  const listening = createServer(answer);
  server = listening;
  return new Promise((done) =>
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      done(typeof address === 'object' && address ? address.port : 0);
    }),
  );
}

const nonceOf = (url = '') => new URLSearchParams(url.split('?')[1]).get('nonce') ?? '';

it('keeps one key, for its owner only', () => {
  const key = readProofKey(dataDir);
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(readProofKey(dataDir)).toBe(key);
  expect(statSync(join(dataDir, 'onramp.proof')).mode & 0o777).toBe(0o600);
  chmodSync(dataDir, 0o700);
  expect(readFileSync(join(dataDir, 'onramp.proof'), 'utf8')).toBe(key);
});

it('knows the Onramp of its folder, by another proof each time', async () => {
  const shown: string[] = [];
  const port = await listen(({ url }, response) => {
    const nonce = nonceOf(url);
    expect(isNonce(nonce)).toBe(true);
    shown.push(proofOf(readProofKey(dataDir), nonce));
    response.writeHead(204, { [proofHeader]: shown.at(-1) }).end();
  });
  expect([await whoAnswers(dataDir, port), await whoAnswers(dataDir, port)]).toEqual(['onramp', 'onramp']);
  expect(new Set(shown).size).toBe(2);
});

const others: [string, RequestListener][] = [
  ['says nothing of a proof', (_request, response) => response.writeHead(204).end()],
  ['shows that of another key', ({ url }, response) => response.writeHead(204, { [proofHeader]: proofOf('other', nonceOf(url)) }).end()],
  ['shows its own question', ({ url }, response) => response.writeHead(204, { [proofHeader]: nonceOf(url) }).end()],
  ['hangs up', (request) => request.socket.destroy()],
];
it.each(others)('knows another program that %s', async (_name, answer) => {
  expect(await whoAnswers(dataDir, await listen(answer))).toBe('another');
});

it('knows when nobody answers', async () => {
  const port = await listen(() => undefined);
  await new Promise((done) => server?.close(done));
  server = undefined;
  expect(await whoAnswers(dataDir, port)).toBe('nobody');
});
