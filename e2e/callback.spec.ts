import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { handoverDocument } from '@/lib/webex/handover';
import { call, expect, expectAccessible, organizationOf, origin, signInAtSandbox, test } from './fixtures';

const landing = `${origin}/auth/code`;

/** A sign-in link for an organization, as step 4 makes it. */
async function newLink(page: Page, key = 'clean', id?: string): Promise<{ id: string; url: string }> {
  const connection = id ?? (await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' })).id;
  await call(page, 'PATCH', `/api/connections/${connection}`, { organizationId: organizationOf(key).organizationId });
  const { url } = await call<{ url: string }>(page, 'POST', `/api/connections/${connection}/authorizations`, {});
  return { id: connection, url };
}

const stateOf = (url: string) => new URL(url).searchParams.get('state') ?? '';

test('is at most 4 KB, one document and one POST, and asks for nothing else', async ({ signedIn, privateWindow }) => {
  const { url } = await newLink(signedIn);
  const requests: string[] = [];
  let wire = 0;
  privateWindow.on('request', (request) => {
    if (!request.url().includes('/sandbox/')) requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  privateWindow.on('response', async (response) => {
    if (response.url().includes('/auth/code')) wire = (await response.request().sizes()).responseBodySize;
  });
  const page = await signInAtSandbox(privateWindow, url, 'clean');
  await expect(page.getByRole('heading', { name: 'Done. Close this window and go back.' })).toBeVisible();
  expect(requests).toEqual(['GET /auth/code', 'POST /api/deposit']);
  expect(wire).toBeGreaterThan(500);
  expect(wire).toBeLessThanOrEqual(4096);
  expect(Buffer.byteLength(handoverDocument)).toBeLessThanOrEqual(4096);
  expect(gzipSync(handoverDocument).length).toBeLessThanOrEqual(2048);
});

test('clears the address before anything is painted, and before the POST is answered', async ({ signedIn, privateWindow }) => {
  const { url } = await newLink(signedIn);
  const page = await privateWindow.newPage();
  // The page's own clock: what the address is whenever a paint is reported, and when the document is still parsed.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(`${entry.name} ${location.href}`);
    }).observe({ type: 'paint', buffered: true });
    document.addEventListener('readystatechange', () => seen.push(`${document.readyState} ${location.href}`));
  });
  await privateWindow.route('**/api/deposit', () => undefined); // the POST hangs for ever
  await page.goto(url);
  await page.getByRole('button', { name: /Ada Brandt/ }).click();
  await expect(page.getByRole('heading', { name: 'Handing over to Onramp' })).toBeVisible();
  expect(page.url()).toBe(landing);
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'seen').length)).toBeGreaterThan(2);
  const seen = await page.evaluate<string[]>(() => Reflect.get(window, 'seen'));
  expect(seen.filter((entry) => entry.includes('first-paint'))).toHaveLength(1);
  for (const entry of seen) expect(entry).toMatch(/ http:\/\/localhost:3000\/auth\/code$/);
});

test('keeps the token in the page when Onramp does not answer, and hands it over on Try again', async ({ signedIn, privateWindow }) => {
  const { id, url } = await newLink(signedIn);
  await privateWindow.route('**/api/deposit', (route) => route.abort('connectionrefused'));
  const page = await signInAtSandbox(privateWindow, url, 'clean');
  await expect(page.getByRole('heading', { name: 'Onramp does not answer' })).toBeVisible();
  expect(page.url()).toBe(landing);
  await expectAccessible(page);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))).toBe('[{},{},""]');
  await privateWindow.unroute('**/api/deposit');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Done/ })).toBeVisible();
  await expect.poll(async () => (await call<ConnectionView>(signedIn, 'GET', `/api/connections/${id}`)).credential?.status).toBe('active');
});

test('copies the answer for the other window when asked to', async ({ signedIn, privateWindow }) => {
  const { id, url } = await newLink(signedIn);
  await privateWindow.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await privateWindow.route('**/api/deposit', (route) => route.abort('connectionrefused'));
  const page = await signInAtSandbox(privateWindow, url, 'clean');
  await page.getByRole('button', { name: 'Copy for the other window' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`${landing}#`);
  await call(signedIn, 'POST', `/api/connections/${id}/paste`, { text });
  await expect.poll(async () => (await call<ConnectionView>(signedIn, 'GET', `/api/connections/${id}`)).credential?.status).toBe('active');
});

const refused: [string, (state: string) => string, string][] = [
  [
    'access_denied in the query',
    (state) => `?error=access_denied&error_description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&state=${state}`,
    'Access was denied at Webex',
  ],
  ['access_denied in the fragment', (state) => `#state=${state}&error=access_denied`, 'Access was denied at Webex'],
  ['invalid_scope', (state) => `?error=invalid_scope&state=${state}`, 'Webex refused the requested rights'],
  ['another error', (state) => `?error=server_error&state=${state}`, 'Webex did not finish the sign-in'],
  [
    'a foreign state',
    () => '#access_token=abc_PF84_consumer&token_type=Bearer&state=someone-elses',
    'This answer belongs to another attempt',
  ],
  [
    'no state',
    () => '#access_token=QUJDREVGR0hJSktMTU5PUA_PF84_5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37&token_type=Bearer',
    'The answer does not say which attempt it belongs to',
  ],
  ['no fragment at all', () => '', 'There is no token in this'],
  ['an empty fragment', () => '#', 'There is no token in this'],
];
for (const [name, address, heading] of refused) {
  test(`explains ${name}`, async ({ signedIn, privateWindow, noConsoleErrors }) => {
    noConsoleErrors.allow(/the server responded with a status of 4/);
    const { url } = await newLink(signedIn);
    const page = await privateWindow.newPage();
    await page.goto(`${landing}${address(stateOf(url))}`);
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByText('What to do')).toBeVisible();
    await expect(page.getByText(/reference [0-9a-f]{10}/)).toBeVisible();
    expect(page.url()).toBe(landing);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await expectAccessible(page);
  });
}

test('explains a state that was used, and one that a newer link replaced', async ({ signedIn, privateWindow }) => {
  const { id, url } = await newLink(signedIn);
  await (await signInAtSandbox(privateWindow, url, 'clean')).getByRole('heading', { name: /^Done/ }).waitFor();
  const again = await signInAtSandbox(privateWindow, url, 'clean');
  await expect(again.getByRole('heading', { name: 'This sign-in link was already used' })).toBeVisible();
  const older = await newLink(signedIn, 'clean', id);
  await newLink(signedIn, 'clean', id);
  const late = await signInAtSandbox(privateWindow, older.url, 'clean');
  await expect(late.getByRole('heading', { name: 'A newer sign-in link replaced this one' })).toBeVisible();
});

test('explains a token of another organization and keeps nothing of it', async ({ signedIn, privateWindow }) => {
  const { id, url } = await newLink(signedIn, 'wrong-organization');
  const page = await signInAtSandbox(privateWindow, url, 'wrong-organization');
  await expect(page.getByRole('heading', { name: 'You signed in to another organization' })).toBeVisible();
  const view = await call<ConnectionView>(signedIn, 'GET', `/api/connections/${id}`);
  expect(view.credential).toBeNull();
  expect(view.authorization).toMatchObject({ status: 'refused', problem: 'organization-mismatch' });
});

test('tells what to do when scripts are off', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${landing}#access_token=made-up`);
  await expect(page.getByRole('heading', { name: 'JavaScript is off in this window' })).toBeVisible();
  await expect(page.getByRole('heading')).toHaveCount(1);
  await context.close();
});

test('never redirects, whatever is appended', async ({ request }) => {
  for (const path of ['/auth/code', '/auth/code?error=x', '/auth/code/', '/auth/code?access_token=made-up']) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(200);
    expect(response.headers().location, path).toBeUndefined();
  }
});

test('allows no script but its own', async ({ request }) => {
  const policy = (await request.get('/auth/code')).headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'; connect-src 'self'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
});
