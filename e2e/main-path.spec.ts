import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { call, dataDir, expect, expectAccessible, organizationOf, serverOutput, signInAtSandbox, test } from './fixtures';

/** Every file below the data folder, as bytes. */
function dataFiles(): { name: string; bytes: Buffer }[] {
  return readdirSync(dataDir(), { recursive: true })
    .map((name) => join(dataDir(), String(name)))
    .filter((file) => statSync(file).isFile())
    .map((name) => ({ name, bytes: readFileSync(name) }));
}

/** Walks from the welcome to step 4 as a new admin does, and returns the copied link. */
async function walkToLink(page: Page, key: string): Promise<string> {
  await page.goto('/connections/new');
  await page.getByRole('radio', { name: /Sandbox/ }).check();
  await page.getByRole('button', { name: 'Start with Sandbox' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm seven things' })).toBeVisible();
  await page.getByRole('link', { name: /Organization ID/ }).click();
  await page.getByRole('textbox', { name: 'Organization ID' }).fill(`  {${organizationOf(key).organizationId.toUpperCase()}} `);
  await page.getByRole('button', { name: /Continue to Authorize/ }).click();
  await page.getByRole('button', { name: 'Copy sign-in link' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for Webex' })).toBeVisible();
  return page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
}

test('leads from an organization ID to synchronized users, and leaves no trace of the token', async ({ signedIn: page, privateWindow }) => {
  const referers: string[] = [];
  for (const context of [page.context(), privateWindow]) {
    context.on('request', (request) => referers.push(request.headers().referer ?? ''));
  }
  const urls: string[] = [];
  privateWindow.on('request', (request) => urls.push(request.url()));

  const link = await walkToLink(page, 'clean');
  const privatePage = await signInAtSandbox(privateWindow, link, 'clean');
  await expect(privatePage.getByRole('heading', { name: 'Done. Close this window and go back.' })).toBeVisible();
  expect(privatePage.url()).toBe('http://localhost:3000/auth/code');

  // The other window moves on by itself.
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
  await expect(page.getByText('The account is a full administrator')).toBeVisible();

  const history = await privatePage.context().newCDPSession(privatePage);
  const { entries } = await history.send('Page.getNavigationHistory');

  await page.getByRole('link', { name: 'Token', exact: true }).click();
  await expect(page.getByText(/\d+ days left/).first()).toBeVisible();
  const main = page.getByRole('main');
  const id = page.url().split('/')[4] ?? '';
  const { token } = await call<{ token: string }>(page, 'POST', `/api/connections/${id}/credential/reveal`, { purpose: 'reveal' });
  expect(token.length).toBeGreaterThan(90);
  await expect(main).not.toContainText(token);

  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await expect(page.getByRole('row')).toHaveCount(26);
  await expect(page.getByText('Live from Webex')).toBeVisible();

  const canaries = [token, encodeURIComponent(token), token.split('_')[0] ?? '', Buffer.from(token).toString('base64').slice(0, 80)];
  const state = new URL(link).searchParams.get('state') ?? '';
  for (const canary of canaries) {
    expect(canary.length).toBeGreaterThan(40);
    expect(JSON.stringify(entries)).not.toContain(canary);
    expect(referers.join('\n')).not.toContain(canary);
    // The redirect's own request line: a fragment is never part of it.
    expect(urls.filter((url) => !url.includes('#')).join('\n')).not.toContain(canary);
    expect(serverOutput()).not.toContain(canary);
    for (const { name, bytes } of dataFiles()) expect(bytes.includes(canary), name).toBe(false);
  }
  expect(serverOutput()).not.toContain(state);
  for (const { name, bytes } of dataFiles()) expect(bytes.includes(state), name).toBe(false);
});

test('walks with the keyboard alone', async ({ signedIn: page, privateWindow }) => {
  await page.goto('/connections/new');
  await page.getByRole('radio', { name: /Commercial/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Start with Sandbox' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm seven things' })).toBeFocused();
  for (const box of await page.getByRole('checkbox').all()) {
    await box.press('Space');
    await expect(box).toBeChecked();
  }
  await expect(page.getByRole('button', { name: /Confirm and continue/ })).not.toHaveAttribute('aria-disabled');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Add Cisco Webex in Okta' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Copy your Organization ID' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Organization ID' }).focus();
  await page.keyboard.insertText(organizationOf('clean').organizationId);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Copy sign-in link' }).press('Enter');
  const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  const broker = await privateWindow.newPage();
  await broker.goto(link);
  await broker.getByRole('button', { name: /Ada Brandt/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Continue to Configure Okta/ })).not.toHaveAttribute('aria-disabled');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Give Okta the ID and the token' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Choose what syncs' })).toBeFocused();
  await page.getByRole('checkbox', { name: 'Create Users' }).press('Space');
  await page.getByRole('button', { name: 'Tick what Okta maps' }).press('Enter');
  await page.getByRole('checkbox', { name: 'locale' }).press('Space');
  await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'needs-format');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Assign people and watch them arrive' })).toBeFocused();
  await page.getByRole('button', { name: 'They are assigned' }).press('Enter');
  await expect(page.getByRole('button', { name: /^Finish/ })).not.toHaveAttribute('aria-disabled');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Users flow from Okta into Webex' })).toBeFocused();
  await page.getByRole('link', { name: 'Users', exact: true }).press('Enter');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(25);
  await rows.first().getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/user=/);
  await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/user=/);
  await expect(rows.nth(1).getByRole('button')).toBeFocused();
});

test('takes the pasted address of the error page', async ({ signedIn: page, privateWindow }) => {
  const link = await walkToLink(page, 'clean');
  // As when Onramp runs on another machine: the answer arrives at a page that cannot hand it over.
  await privateWindow.route('**/api/deposit', (route) => route.abort('connectionrefused'));
  const broker = await privateWindow.newPage();
  await broker.goto(link);
  let address = '';
  broker.on('request', (request) => {
    if (request.url().includes('access_token')) address = request.url();
  });
  const reply = broker.waitForResponse((response) => response.request().method() === 'POST');
  await broker.getByRole('button', { name: /Ada Brandt/ }).click();
  address ||= (await (await reply).allHeaders()).location ?? '';
  expect(address).toContain('#access_token=');
  await page.getByText('I was shown an error page instead').click();
  await page.getByRole('textbox', { name: 'Address of that page' }).fill(address);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
});

const wrong: [string, RegExp][] = [
  ['', /Paste|36 characters/],
  ['5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f', /34 characters/],
  ['example.okta.com', /Okta address/],
  ['mira.okafor@example.com', /e-mail/],
  ['Y2lzY29zcGFyazovL3VzL1BFT1BMRS84YzFmN2E1Mi0wYjNkLTRlNmEtYTljNC02ZjIwZDFiNTdlOTg', /PEOPLE/],
];
for (const [text, words] of wrong) {
  test(`says what is wrong with “${text}” as an Organization ID, and keeps it`, async ({ signedIn: page }) => {
    const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
    await page.goto(`/connections/${id}/setup/organization-id`);
    const field = page.getByRole('textbox', { name: 'Organization ID' });
    await field.fill(text);
    await page.getByRole('button', { name: /Continue to Authorize/ }).click();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(field).toHaveValue(text);
    await expectAccessible(page);
  });
}

test('masks a token that was pasted as an Organization ID, and sends it nowhere', async ({ signedIn: page }) => {
  const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  await page.goto(`/connections/${id}/setup/organization-id`);
  const token = `${'QUJD'.repeat(16)}_PF84_5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37`;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  const field = page.getByRole('textbox', { name: 'Organization ID' });
  await field.fill(token);
  await field.blur();
  await expect(page.getByText(/looks like a token/)).toBeVisible();
  expect(await page.content()).not.toContain(token.slice(0, 40));
  expect(sent.join('\n')).not.toContain(token.slice(0, 40));
});

test('signs in once per launch link, and out for good', async ({ signedIn: page, browser, noConsoleErrors }) => {
  noConsoleErrors.allow(/40[13]/);
  await page.goto('/connections/new');
  // The window left its proof with the key: the cookie is too late for one of its own.
  const late = await call<{ code: string }>(page, 'POST', '/api/session/proof', { proof: 'p'.repeat(43) });
  expect(late.code).toBe('proof-needed');
  const [cookie] = (await page.context().cookies()).filter((candidate) => candidate.name === 'onramp.session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  // The cookie is worth nothing any more, even where it was kept.
  const other = await browser.newContext();
  if (cookie) await other.addCookies([cookie]);
  const again = await other.newPage();
  await again.goto('/connections/new');
  await expect(again).toHaveURL(/\/sign-in/);
  await other.close();
});
