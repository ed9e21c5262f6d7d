import type { IncomingHttpHeaders } from 'node:http';
import { ask, type Reply } from './ask';
import { expect, test } from './fixtures';
import { pages, routes, withConnection } from './routes';

const directives = (headers: IncomingHttpHeaders) =>
  new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive) => [directive.split(' ', 1)[0] ?? '', directive.split(' ').slice(1).join(' ')] as const),
  );

/** What every reply must say, whatever it is about. */
function expectCommon({ headers }: Reply, about: string): void {
  expect(headers, about).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cache-control': expect.stringContaining('no-store'),
  });
  expect(directives(headers).get('frame-ancestors'), about).toBe("'none'");
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin', 'strict-transport-security']) {
    expect(headers[name], `${about} ${name}`).toBeUndefined();
  }
  expect(headers['content-security-policy'], about).not.toMatch(/unsafe|upgrade-insecure-requests|\*/);
}

const cookiesOf = async (page: { context: () => { cookies: () => Promise<{ name: string; value: string }[]> } }) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('every page, signed in and not, has a policy with a nonce of its own, no inline style, and is stored nowhere', async ({
  signedIn: page,
  connected,
}) => {
  const { id } = await connected('clean');
  const nonces: string[] = [];
  for (const cookie of [await cookiesOf(page), '']) {
    for (const path of [...pages.map((one) => withConnection(one, id)), '/no-such-page']) {
      const reply = await ask(path, cookie ? { Cookie: cookie } : {});
      const about = `${path} ${cookie ? 'signed in' : ''}`;
      expectCommon(reply, about);
      const policy = directives(reply.headers);
      const [, nonce = ''] = /^'nonce-([\w+/]{24})' 'strict-dynamic'$/.exec(policy.get('script-src') ?? '') ?? [];
      expect(Object.fromEntries(policy), about).toEqual({
        'default-src': "'self'",
        'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
        'style-src': `'self' 'nonce-${nonce}'`,
        'img-src': "'self' data:",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'default',
      });
      nonces.push(nonce);
      expect(reply.headers['referrer-policy'], about).toBe('no-referrer');
      for (const [tag] of reply.body.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag, about).toContain(`nonce="${nonce}"`);
      expect(reply.body, about).not.toMatch(/<[^>]+\s(?:style|on[a-z]+)\s*=/);
    }
  }
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(nonces).not.toContain('');
});

test('every route that is read, signed in and not, lets nothing run, is stored nowhere and is read by no other origin', async ({
  signedIn: page,
  connected,
}) => {
  const { id } = await connected('clean');
  for (const cookie of [await cookiesOf(page), '']) {
    for (const { path } of routes.filter(({ methods }) => methods.some(({ method }) => method === 'GET'))) {
      const reply = await ask(withConnection(path, id), { ...(cookie ? { Cookie: cookie } : {}), Origin: 'https://evil.example' });
      const about = `${path} ${cookie ? 'signed in' : ''}`;
      expectCommon(reply, about);
      const policy = directives(reply.headers);
      expect(policy.get('default-src'), about).toBe("'none'");
      // The callback has one script with its hash; the sandbox's pages have none.
      expect(policy.get('script-src') ?? '', about).toMatch(path === '/auth/code' ? /^'sha256-[\w+/=]{44}'$/ : /^$/);
      expect(reply.headers['referrer-policy'], about).toBe(path.startsWith('/sandbox/') ? 'strict-origin' : 'no-referrer');
    }
  }
});

test('every change, refused or not, answers with the same headers', async () => {
  for (const { path, methods } of routes) {
    for (const { method } of methods.filter((one) => one.method !== 'GET'))
      expectCommon(await ask(path, {}, { method }), `${method} ${path}`);
  }
});

test('a file of the build may be kept, and is read by no other origin', async () => {
  const [, file = ''] = /src="(\/_next\/static\/[^"]+)"/.exec((await ask('/sign-in')).body) ?? [];
  const { headers } = await ask(file);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

test('the image optimizer and upgrades are refused however they are spelled', async () => {
  for (const path of [
    '/_next/image',
    '/_next/image/',
    '//_next/image',
    '/%5Fnext/image',
    '/_next/%69mage',
    '/_next//image',
    '/_next/./image',
  ]) {
    const reply = await ask(`${path}?url=%2Ficon.svg&w=64&q=75`);
    expect(reply.headers['content-type'] ?? '', path).not.toContain('image/');
    expect(reply.status, path).not.toBe(200);
  }
  for (const path of ['/', '/api/health', '/_next/webpack-hmr', '/auth/code', '/sandbox/control-hub', '//evil.example/']) {
    await expect(ask(path, { Connection: 'Upgrade', Upgrade: 'websocket' }), path).rejects.toThrow();
  }
});
