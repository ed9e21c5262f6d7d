import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { expect, origin, test } from './fixtures';
import { pages, routes, withConnection } from './routes';
import { startServer } from './server';

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as no browser would: any Host, any header. */
function ask(path: string, headers: Record<string, string> = {}, { method = 'GET', port = 3000, body = '' } = {}): Promise<Reply> {
  return new Promise((done, failed) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers: { Host: 'localhost:3000', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      // A stream of events never ends: its head is enough.
      const finish = () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      response.on('end', finish);
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        finish();
        sent.destroy();
      }
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

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

/** Signs in by a launch link, as a browser that shows another origin would. @returns the cookies that were set on the way. */
async function signIn(port: number, dataDir: string, publicUrl: string): Promise<string[]> {
  const key = new URL(issueLaunchLink({ dataDir, publicUrl })).hash.slice('#key='.length);
  const { host } = new URL(publicUrl);
  const csrf = await ask('/api/auth/csrf', { Host: host }, { port });
  const set = csrf.headers['set-cookie'] ?? [];
  const form = new URLSearchParams({ csrfToken: JSON.parse(csrf.body).csrfToken, key, json: 'true' });
  const headers = {
    Host: host,
    Origin: publicUrl,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/x-www-form-urlencoded',
    Cookie: set.map((cookie) => cookie.split(';', 1)[0]).join('; '),
  };
  const signedIn = await ask('/api/auth/callback/launch', headers, { port, method: 'POST', body: form.toString() });
  expect(signedIn.status).toBe(200);
  return [...set, ...(signedIn.headers['set-cookie'] ?? [])];
}

test('on http every cookie is HttpOnly, and the session’s is Strict under a plain name', async () => {
  const cookies = await signIn(3000, process.env.ONRAMP_E2E_DATA_DIR ?? '', origin);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=(?:Lax|Strict)/i);
    expect(cookie).not.toMatch(/; (?:Secure|Domain=)/i);
    expect(cookie).not.toMatch(/^__/);
  }
  expect(cookies.find((cookie) => cookie.startsWith('onramp.session='))).toMatch(/; SameSite=Strict/i);
});

test('on https every cookie is bound to this host and to https, and so is the browser', async () => {
  const port = 3133;
  const publicUrl = 'https://onramp.example.com';
  const server = await startServer({ port, env: { ONRAMP_PUBLIC_URL: publicUrl } });
  try {
    const cookies = await signIn(port, server.dataDir, publicUrl);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__(?:Host|Secure)-/);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
    expect(cookies.find((cookie) => cookie.startsWith('__Host-onramp.session='))).toMatch(/; Path=\/;.*; SameSite=Strict/i);
    for (const path of ['/sign-in', '/api/health', '/auth/code']) {
      expect((await ask(path, { Host: 'onramp.example.com' }, { port })).headers['strict-transport-security'], path).toBe(
        'max-age=31536000',
      );
    }
  } finally {
    await server.stop();
    server.remove();
  }
});

test('in a browser no text becomes HTML, a script or a style, and no other origin’s script is loaded', async ({
  signedIn: page,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/Content Security Policy|Trusted ?(?:HTML|Script|Type)/i);
  await page.goto('/connections/new');
  const outcomes = await page.evaluate(() => {
    const sinks: Record<string, () => unknown> = {
      innerHTML: () => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.broken = true">';
      },
      'a script of text': () => {
        document.createElement('script').text = 'window.broken = true';
      },
      'a script of another origin': () => {
        document.createElement('script').src = 'https://evil.example/x.js';
      },
      'a script of this origin that is not of the build': () => {
        document.createElement('script').src = '/api/health';
      },
      'a document in a frame': () => {
        document.createElement('iframe').srcdoc = '<script>window.broken = true</script>';
      },
      'a policy of its own': () => window.trustedTypes?.createPolicy('mine', { createScriptURL: (text) => text }),
      'another default policy': () => window.trustedTypes?.createPolicy('default', { createScriptURL: (text) => text }),
    };
    return Object.entries(sinks).map(([name, sink]) => {
      try {
        sink();
        return `${name}: went through`;
      } catch (error) {
        return error instanceof TypeError ? 'refused' : `${name}: ${String(error)}`;
      }
    });
  });
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
  const color = await page.evaluate(() => {
    document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
    return getComputedStyle(document.body).color;
  });
  expect(color).not.toBe('rgb(1, 2, 3)');
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('no page can be framed by another local site, the guide and the callback included', async ({
  connected,
  context,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/Content Security Policy|frame/);
  const { id } = await connected('clean');
  for (const path of [`/connections/${id}/token`, `/connections/${id}/setup/configure-okta`, '/auth/code', '/sign-in']) {
    const other = await context.newPage();
    await other.route('http://localhost:8080/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${origin}${path}"></iframe>` }),
    );
    await other.goto('http://localhost:8080/', { waitUntil: 'load' });
    const frame = other.frames()[1];
    // Chromium puts its own error page into a frame that was refused.
    expect(frame?.url(), path).toBe('chrome-error://chromewebdata/');
    await other.close();
  }
});
