import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sandboxOrganizations } from './organizations';
import { authorizeParameters, landing, openTestSandbox, type TestSandbox } from './test-client';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openTestSandbox();
});
afterEach(() => sandbox.close());

describe('the authorize endpoint', () => {
  const pages: [string, Record<string, string | null>][] = [
    ['an unknown client', { client_id: 'C0000' }],
    ['no client', { client_id: null }],
    ['another redirect address', { redirect_uri: 'http://localhost:3000/auth/code/' }],
    ['a redirect address elsewhere', { redirect_uri: 'https://evil.example/auth/code' }],
    ['no redirect address', { redirect_uri: null }],
  ];
  it.each(pages)('shows a page and never redirects for %s', async (_, changes) => {
    for (const reply of [await sandbox.authorize(authorizeParameters(changes)), await sandbox.post(authorizeParameters(changes))]) {
      expect(reply.status).toBe(400);
      expect(reply.headers.get('location')).toBeNull();
      expect(reply.headers.get('content-type')).toContain('text/html');
    }
  });

  const redirects: [string, Record<string, string | null>, string][] = [
    ['another response type', { response_type: 'code' }, 'unsupported_response_type'],
    ['no response type', { response_type: null }, 'invalid_request'],
    ['an unknown scope', { scope: 'spark:people_read spark:everything' }, 'invalid_scope'],
    ['a scope in another case', { scope: 'spark:people_read identity:SCIM' }, 'invalid_scope'],
    ['no scope', { scope: null }, 'invalid_scope'],
    ['no state', { state: null }, 'invalid_request'],
    ['an endless state', { state: 'x'.repeat(2_000) }, 'invalid_request'],
  ];
  it.each(redirects)('redirects with an error for %s', async (_, changes, error) => {
    const location = new URL((await sandbox.authorize(authorizeParameters(changes))).headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(landing);
    expect(location.hash).toBe('');
    expect(location.searchParams.get('error')).toBe(error);
    expect(location.searchParams.get('error_description')).toBeTruthy();
    expect(location.searchParams.get('state')).toBe('state' in changes ? changes.state : 'state-of-a-test');
  });

  it('takes a parameter that comes twice for missing', async () => {
    const twice = authorizeParameters();
    twice.append('redirect_uri', landing);
    expect((await sandbox.authorize(twice)).status).toBe(400);
  });

  it('puts errors into the fragment when told to', async () => {
    const other = await openTestSandbox({ errorPlacement: 'fragment' });
    const location = (await other.authorize(authorizeParameters({ scope: 'none' }))).headers.get('location') ?? '';
    expect(location).toMatch(/^http:\/\/localhost:3000\/auth\/code#error=invalid_scope&error_description=[^&+]+&state=state-of-a-test$/);
    await other.close();
  });
});

describe('the sign-in page', () => {
  it('is marked, closed to everything foreign, and lets the form lead to the redirect address', async () => {
    const page = await sandbox.authorize(authorizeParameters());
    const html = await page.text();
    expect(html).toContain('<title>Sandbox sign-in</title>');
    expect(html).toContain('Sandbox: answers are simulated');
    expect(html).not.toContain('<script');
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:3000;");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('referrer-policy')).toBe('strict-origin');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('names every account with role and organization', async () => {
    const text = (await (await sandbox.authorize(authorizeParameters())).text()).replace(/<\/?strong>/g, '');
    expect(text).toContain('>Ada Brandt, Full administrator, Halden Logistics</button>');
    expect(text).toContain('>Juno Castellane, Full administrator, Pell &amp; Orrin Insurance</button>');
    expect(text).toContain('>Decline</button>');
  });

  it('escapes what it repeats', async () => {
    const state = `"><script>alert('1')</script>&amp;`;
    const html = await (await sandbox.authorize(authorizeParameters({ state }))).text();
    expect(html).not.toContain('<script');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;"');
  });
});

describe('the sign-in form', () => {
  it('redirects with the token in the fragment', async () => {
    const form = authorizeParameters({ state: 'a b+c/=&' });
    form.set('account', 'clean-full-admin');
    const reply = await sandbox.post(form);
    expect(reply.status).toBe(303);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const location = new URL(reply.headers.get('location') ?? '');
    expect(location.search).toBe('');
    const fragment = new URLSearchParams(location.hash.slice(1));
    expect(Object.fromEntries(fragment)).toMatchObject({ token_type: 'Bearer', expires_in: '31535999', state: 'a b+c/=&' });
    expect(fragment.get('access_token')).toMatch(/^[A-Za-z0-9+/]{64}_SB84_70655114-5f31-47cc-8e25-a669e149049f$/);
  });

  it('answers a refusal with access_denied and no token', async () => {
    const form = authorizeParameters();
    form.set('decision', 'decline');
    const location = new URL((await sandbox.post(form)).headers.get('location') ?? '');
    expect(location.hash).toBe('');
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ error: 'access_denied', state: 'state-of-a-test' });
  });

  it('judges the parameters again', async () => {
    expect((await sandbox.signIn('clean-full-admin', { scope: 'spark:everything' })).location).toContain('?error=invalid_scope');
  });

  it.each(['nobody', ''])('refuses the account "%s"', async (account) => {
    const form = authorizeParameters();
    form.set('account', account);
    expect((await sandbox.post(form)).status).toBe(400);
  });

  it('refuses a form that is too large', async () => {
    expect((await sandbox.post(authorizeParameters({ state: 'x'.repeat(20_000) }))).status).toBe(413);
  });
});

describe('other addresses', () => {
  it.each([
    ['GET', '/idb/oauth2/v1/revoke', 404],
    ['PUT', '/idb/oauth2/v1/authorize', 405],
    ['POST', '/control-hub', 405],
    ['GET', '', 404],
    ['GET', '/../elsewhere', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    const reply = await fetch(`${sandbox.base}${path}`, { method });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('trackingid')).toMatch(/^(?:CLIENT|NA)_[0-9a-f-]{36}$/);
  });

  it('shows every Organization ID in Control Hub', async () => {
    const html = await (await sandbox.get('/control-hub')).text();
    expect(html).toContain('<h1>Sandbox Control Hub</h1>');
    expect(html.match(/<code class="select">[0-9a-f-]{36}<\/code>/g)).toHaveLength(sandboxOrganizations.length);
  });
});
