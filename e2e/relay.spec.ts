import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { call, dataDir, expect, expectAccessible, organizationOf, origin, serverOutput, signInAtSandbox, test } from './fixtures';

const widths = [1440, 768, 360];

/** Looks at a state of the page at every width, in light and dark. */
async function inspect(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width);
    await expectAccessible(page);
  }
}

/** Every byte below the data folder. */
const dataFiles = () =>
  readdirSync(dataDir(), { recursive: true })
    .map((name) => join(dataDir(), String(name)))
    .filter((file) => statSync(file).isFile())
    .map((name) => ({ name, bytes: readFileSync(name) }));

/** Every request line and body that a window sends, and what its browser complains about. */
function listen(context: BrowserContext): { urls: string[]; bodies: string[]; errors: string[] } {
  const sent = { urls: [] as string[], bodies: [] as string[], errors: [] as string[] };
  context.on('console', (message) => {
    if (message.type() === 'error') sent.errors.push(message.text());
  });
  context.on('weberror', (error) => sent.errors.push(error.error().message));
  context.on('request', (request) => {
    // What a browser sends of an address ends before its fragment.
    sent.urls.push(`${request.url().split('#')[0]} ${request.headers().referer ?? ''}`);
    sent.bodies.push(request.postData() ?? '');
  });
  return sent;
}

async function newConnection(page: Page): Promise<string> {
  const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  await call(page, 'PATCH', `/api/connections/${id}`, { organizationId: organizationOf('clean').organizationId });
  return id;
}

/** Makes a link as the admin does. @returns the link. */
async function makeLink(page: Page, summary: RegExp, label: string): Promise<string> {
  await page.getByText(summary).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const field = page.getByRole('textbox', { name: label });
  await expect(field).toHaveValue(/#/);
  return field.inputValue();
}

const forWebex = (page: Page) => makeLink(page, /The Webex administrator is somebody else/, 'Link for the Webex administrator');
const forOkta = (page: Page) => makeLink(page, /Somebody else looks after Okta/, 'Link for the Okta administrator');

/** Signs in where the page that Webex leads to cannot hand anything over, as on another machine. @returns the address of that page. */
async function signInElsewhere(browser: Browser, link: string): Promise<string> {
  const context = await browser.newContext();
  await context.route('**/api/deposit', (route) => route.abort('connectionrefused'));
  const broker = await context.newPage();
  await broker.goto(link);
  const answered = broker.waitForResponse((response) => response.request().method() === 'POST');
  await broker.getByRole('button', { name: /^Ada Brandt/ }).click();
  const address = (await (await answered).allHeaders()).location ?? '';
  await context.close();
  return address;
}

test('two other people do one half each, and nothing of the links is left anywhere', async ({ signedIn: page, browser }) => {
  test.setTimeout(300_000);
  const id = await newConnection(page);
  const webexWindow = await browser.newContext({ reducedMotion: 'reduce' });
  const oktaWindow = await browser.newContext({ reducedMotion: 'reduce' });
  const sent = [page.context(), webexWindow, oktaWindow].map(listen);

  // The first half: the Webex administrator brings the token.
  await page.goto(`/connections/${id}/setup/authorize`);
  const webexLink = await forWebex(page);
  await expect(page.getByText('Not opened yet')).toBeVisible();
  const webex = await webexWindow.newPage();
  await webex.goto(webexLink);
  await expect(webex.getByRole('heading', { level: 1, name: 'Sign in to Webex for this organization' })).toBeVisible();
  await expect(webex.getByText(organizationOf('clean').organizationId)).toBeVisible();
  expect(webex.url()).toBe(`${origin}/relay`);
  // The policy of the page let its own script run, before the rest of the page.
  expect(await webex.evaluate(() => 'onrampRelay' in window)).toBe(true);
  await webex.getByRole('button', { name: 'Copy sign-in link' }).click();
  await expect(webex.getByText('Waiting for Webex. Leave this page open.')).toBeVisible();
  const signInLink = await webex.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  const address = await signInElsewhere(browser, signInLink);
  expect(address).toContain('#access_token=');
  await inspect(webex);
  await webex.getByRole('textbox', { name: 'Address of that page' }).fill(address);
  await webex.getByRole('button', { name: 'Hand it over' }).click();
  await expect(webex.getByRole('heading', { level: 1, name: 'Done. You can close this page.' })).toBeVisible();
  await inspect(webex);
  await expect(webex.getByText(organizationOf('clean').organizationId)).toHaveCount(0);

  // The guide of whoever made the link moves on by itself.
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();

  // The second half: the Okta administrator reads the token, once.
  await page.goto(`/connections/${id}/setup/configure-okta`);
  const oktaLink = await forOkta(page);
  await inspect(page);
  const okta = await oktaWindow.newPage();
  await okta.goto(oktaLink);
  await expect(okta.getByRole('heading', { level: 1, name: 'Give Okta the ID and the token' })).toBeVisible();
  expect(okta.url()).toBe(`${origin}/relay`);
  await okta.getByRole('button', { name: 'Show the token, once' }).click();
  await expect(okta.getByRole('heading', { name: 'This was the only time. It is deleted.' })).toBeVisible();
  await okta.getByRole('button', { name: 'Reveal API Token' }).click();
  const field = okta.getByRole('textbox', { name: 'API Token' });
  await expect(field).not.toHaveValue(/•/);
  const token = await field.inputValue();
  expect(new URLSearchParams(address.split('#')[1]).get('access_token')).toBe(token);
  await okta.getByRole('button', { name: 'Hide API Token' }).click();
  await inspect(okta);

  // Whoever has the link afterwards gets nothing, and its maker sees who came.
  const late = await (await browser.newContext()).newPage();
  await late.goto(oktaLink);
  await expect(late.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
  await inspect(late);
  await expect(page.getByText(/^Token read/)).toBeVisible();
  await page.goto(`/connections/${id}/token`);
  const links = page.getByRole('list', { name: 'Links that were made' });
  await expect(links.getByText(/^Token read .* from (?:127\.0\.0\.1|::1)/)).toBeVisible();
  await expect(links.getByText(/^Token handed over/)).toBeVisible();

  expect(sent.flatMap((window) => window.errors)).toEqual([]);
  const entries = await Promise.all(
    [webex, okta].map(async (held) => (await (await held.context().newCDPSession(held)).send('Page.getNavigationHistory')).entries),
  );
  const secrets = [webexLink, oktaLink].map((link) => link.split('#')[1] ?? '');
  for (const secret of secrets) {
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(entries.flat().map(({ url }) => url))).not.toContain(secret);
    expect(JSON.stringify(sent)).not.toContain(secret);
    expect(serverOutput()).not.toContain(secret);
    for (const { name, bytes } of dataFiles()) expect(bytes.includes(secret), name).toBe(false);
  }
  // The token left a browser in one body only: that of the pasted address.
  const bodies = sent.flatMap((window) => window.bodies).filter((body) => body.includes(token));
  expect(bodies).toHaveLength(1);
  expect(JSON.stringify(sent.flatMap((window) => window.urls))).not.toContain(token);
  expect(serverOutput()).not.toContain(token);
  for (const { name, bytes } of dataFiles()) expect(bytes.includes(token), name).toBe(false);
});

test('the page says so when Webex leads back to it by itself', async ({ signedIn: page, privateWindow }) => {
  const id = await newConnection(page);
  await page.goto(`/connections/${id}/setup/authorize`);
  const relay = await privateWindow.newPage();
  await relay.goto(await forWebex(page));
  await relay.getByRole('button', { name: 'Copy sign-in link' }).click();
  const link = await relay.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  await expect((await signInAtSandbox(privateWindow, link, 'clean')).getByRole('heading', { name: /^Done/ })).toBeVisible();
  await expect(relay.getByRole('heading', { level: 1, name: 'Done. You can close this page.' })).toBeVisible();
});

test('a sign-in to another organization is refused in words for whoever has the link', async ({
  signedIn: page,
  privateWindow,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/409/);
  const id = await newConnection(page);
  await page.goto(`/connections/${id}/setup/authorize`);
  const relay = await privateWindow.newPage();
  await relay.goto(await forWebex(page));
  await relay.getByRole('button', { name: 'Copy sign-in link' }).click();
  const link = await relay.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  await signInAtSandbox(privateWindow, link, 'small');
  await expect(relay.getByRole('heading', { name: 'You signed in to another organization' })).toBeVisible();
  await expect(relay.getByText('Sign in again with an administrator of the organization above.')).toBeVisible();
  await expect(relay.getByText(/step 3/)).toHaveCount(0);
  await inspect(relay);
});

test('a revoked link, a part of a link and no link open nothing', async ({ connected, signedIn: page, privateWindow }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/setup/configure-okta`);
  const link = await forOkta(page);
  await page.getByRole('button', { name: 'Revoke: For the Okta administrator' }).click();
  await expect(page.getByText('Revoked')).toBeVisible();
  const relay = await privateWindow.newPage();
  await relay.goto(link);
  await expect(relay.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  for (const part of [`${origin}/relay`, link.slice(0, -1)]) {
    const other = await privateWindow.newPage();
    await other.goto(part);
    await expect(other.getByRole('heading', { level: 1, name: 'Open the whole link again' })).toBeVisible();
    expect(other.url()).toBe(`${origin}/relay`);
    await inspect(other);
  }
});
