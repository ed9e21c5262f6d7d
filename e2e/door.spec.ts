import { request as httpRequest } from 'node:http';
import { readRole } from '@/lib/team/role';
import { expect, test } from './fixtures';
import { pages, routes, sameOrigin, send } from './routes';

const ours = sameOrigin('http://localhost:3000');

test('the route list is not empty', () => {
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.every((route) => route.methods.length > 0)).toBe(true);
  expect(routes.flatMap((route) => route.methods).every(({ access }) => access !== '')).toBe(true);
  expect(pages.length).toBeGreaterThan(4);
});

const hosts = [
  'evil.example',
  'localhost.evil.example:3000',
  'localhost',
  'LOCALHOST.:3000',
  'localhost:8080',
  '127.0.0.2:3000',
  'localhost:3000@evil.example',
];
for (const host of hosts) {
  test(`no address answers to the host ${host}`, async () => {
    for (const { path, methods: offered } of [...routes, ...pages.map((path) => ({ path, methods: [{ method: 'GET' }] }))]) {
      for (const { method } of offered) {
        expect((await send(method, path, { ...ours, Host: host, 'X-Forwarded-Host': 'localhost:3000' })).status, `${method} ${path}`).toBe(
          421,
        );
      }
    }
  });
}

const strangers: [string, Record<string, string>][] = [
  ['Origin null', { ...ours, Origin: 'null' }],
  ['another localhost port', { ...ours, Origin: 'http://localhost:8080', 'Sec-Fetch-Site': 'same-site' }],
  ['another localhost port that claims to be the same origin', { ...ours, Origin: 'http://localhost:8080' }],
  ['another site', { ...ours, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['the other scheme', { ...ours, Origin: 'https://localhost:3000' }],
  ['the other loopback name', { ...ours, Origin: 'http://127.0.0.1:3000' }],
  ['no Origin', { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' }],
  ['no Sec-Fetch-Site', { Origin: ours.Origin, 'Content-Type': 'application/json' }],
  ['cross-site with our Origin', { ...ours, 'Sec-Fetch-Site': 'cross-site' }],
];
for (const [name, headers] of strangers) {
  test(`no change is accepted from ${name}`, async () => {
    for (const { path, methods: offered } of routes) {
      for (const { method } of offered.filter((candidate) => candidate.method !== 'GET')) {
        const reply = await send(method, path, headers);
        expect(reply.status, `${method} ${path}`).toBe(403);
        expect(JSON.parse(reply.body)).toMatchObject({ code: 'origin-not-allowed', reference: expect.stringMatching(/^[0-9a-f]{10}$/) });
      }
    }
  });
}

test('no reply of the API can be read by another site, other localhost ports included', async () => {
  const landings: string[] = [];
  for (const { path, methods } of routes) {
    const access = methods.find(({ method }) => method === 'GET')?.access;
    if (!access) continue;
    if (access === 'landing') landings.push(path);
    for (const site of ['cross-site', 'same-site']) {
      const { status } = await send('GET', path, { 'Sec-Fetch-Site': site });
      if (access === 'landing') expect(status, `${site} ${path}`).not.toBe(403);
      else expect(status, `${site} ${path}`).toBe(403);
    }
  }
  expect(landings.sort()).toEqual(['/api/auth/callback/company', '/auth/code']);
});

test('a viewer can change nothing but sessions and the proof of who they are', () => {
  const changes = routes.flatMap(({ path, methods }) =>
    methods.filter(({ method, access }) => method !== 'GET' && access === 'viewer').map(({ method }) => `${method} ${path}`),
  );
  expect(changes.sort()).toEqual(['DELETE /api/session', `DELETE /api/sessions/${'0'.repeat(64)}`, 'POST /api/session/proof']);
});

test('no route that needs a role answers without a session', async () => {
  for (const { path, methods: offered } of routes) {
    for (const { method } of offered.filter(({ access }) => readRole(access) !== null)) {
      for (const cookie of ['', 'onramp.session=', 'onramp.session=not-a-token', `onramp.session=${'a.'.repeat(2000)}`]) {
        const reply = await send(method, path, { ...ours, ...(cookie ? { Cookie: cookie } : {}) });
        expect(reply.status, `${method} ${path}`).toBe(401);
        expect(reply.type).toContain('application/problem+json');
        expect(reply.body).not.toMatch(/ at .*\.(?:js|ts)|node_modules/);
      }
    }
  }
});

test('a session is needed however a page is spelled', async ({ connected }) => {
  const { id, credential } = await connected('clean');
  const page = `/connections/${id}/users`;
  const spelled = ['', '/', '?_rsc=1', '.rsc', '.segments/_tree.segment.rsc', '.segments/connections.segment.rsc'].map((end) => page + end);
  const asked = [{}, { RSC: '1' }, { 'Next-Router-Prefetch': '1', RSC: '1' }, { 'x-middleware-subrequest': 'proxy:proxy:proxy' }];
  for (const path of [...spelled, `/${page}`, page.replace('users', '%75sers'), `/connections/${id}/token`]) {
    for (const headers of asked) {
      const { body } = await send('GET', path, headers);
      expect(body, path).not.toContain(credential?.signedInAs?.split('@')[1]);
      expect(body, path).not.toContain(credential?.fingerprint);
    }
  }
});

test('an absolute address and an upgrade are refused', async () => {
  expect((await send('GET', 'http://localhost:3000/api/health', {})).status).toBe(421);
  await expect(send('GET', '/api/health', { Connection: 'Upgrade', Upgrade: 'websocket' })).rejects.toThrow();
});

test('the image optimizer does not answer', async () => {
  expect((await send('GET', '/_next/image?url=%2Ficon.svg&w=64&q=75', {})).status).toBe(404);
});

test('no reply of any address can be framed', async ({ request }) => {
  for (const path of [
    '/',
    '/sign-in',
    '/auth/code',
    '/api/health',
    '/api/nothing',
    '/auth/nothing',
    '/_next/nothing',
    '/sandbox/nothing',
    '/api/auth/csrf',
  ]) {
    expect((await request.get(path)).headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
  }
});

test('a body without an end is cut, with and without a session', async () => {
  for (const path of ['/api/auth/callback/launch', '/sandbox/idb/oauth2/v1/authorize', '/api/deposit', '/api/relay/paste']) {
    const status = await new Promise<number>((done, failed) => {
      const headers = { Host: 'localhost:3000', ...ours, 'Transfer-Encoding': 'chunked' };
      const request = httpRequest({ host: '127.0.0.1', port: 3000, method: 'POST', path, headers }, (response) => {
        done(response.statusCode ?? 0);
        request.destroy();
      });
      request.on('error', failed);
      const chunk = Buffer.alloc(16_384, 'a');
      const more = () => {
        while (!request.destroyed && request.write(chunk));
        request.once('drain', more);
      };
      more();
    });
    expect(status, path).toBe(413);
  }
});

test('every reply carries the common headers and none names its maker', async ({ request }) => {
  for (const path of ['/sign-in', '/api/health', '/auth/code', '/sandbox/control-hub']) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': path.startsWith('/sandbox') ? 'strict-origin' : 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['x-powered-by'], path).toBeUndefined();
    expect(headers['strict-transport-security'], path).toBeUndefined();
    expect(headers['cache-control'], path).toContain('no-store');
  }
});
