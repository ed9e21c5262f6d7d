import type { Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { stepIds } from '@/lib/setup/step';
import { call, expect, expectAccessible, origin, test } from './fixtures';

const widths = [1440, 768, 360];

/** Looks at a screen at every width: no sideways scroll, and no violation in light and dark. */
async function inspect(page: Page, path: string, ready: () => Promise<unknown>): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  await ready();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at ${width}`).toBeLessThanOrEqual(width);
    await expectAccessible(page);
  }
}

const heading = (page: Page) => () => expect(page.getByRole('heading', { level: 1 })).toBeVisible();

test('the sign-in page', async ({ page }) => {
  await inspect(page, '/sign-in', heading(page));
});

test('the welcome, an unknown page and the sandbox', async ({ signedIn: page, noConsoleErrors }) => {
  noConsoleErrors.allow(/404/);
  await inspect(page, '/connections/new', heading(page));
  await inspect(page, '/no-such-page', heading(page));
  await inspect(page, '/sandbox/control-hub', heading(page));
});

test('every step of an empty connection', async ({ signedIn: page }) => {
  test.setTimeout(300_000);
  const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  for (const step of [...stepIds, 'result']) await inspect(page, `/connections/${id}/setup/${step}`, heading(page));
  for (const tab of ['overview', 'users', 'activity', 'activity?before=1', 'token'])
    await inspect(page, `/connections/${id}/${tab}`, heading(page));
});

test('every screen of a connection that works', async ({ signedIn: page, connected }) => {
  test.setTimeout(300_000);
  const { id } = await connected('clean');
  await inspect(page, `/connections/${id}/setup/verify`, () =>
    expect(page.getByRole('heading', { name: 'Webex was verified successfully' })).toBeVisible(),
  );
  for (const step of ['authorize', 'organization-id', 'result']) await inspect(page, `/connections/${id}/setup/${step}`, heading(page));
  await inspect(page, `/connections/${id}/setup/configure-okta`, async () => {
    await page.getByRole('button', { name: 'Okta shows an error' }).click();
    await page.getByRole('textbox', { name: 'Text from Okta' }).fill(`Unauthorized: ${'long'.repeat(200)}`);
    await expect(page.getByText('Webex’s half')).toBeVisible();
  });
  await inspect(page, `/connections/${id}/setup/choose-sync`, async () => {
    await page.getByRole('button', { name: 'Paste what Okta maps' }).click();
    await page.getByRole('textbox', { name: 'Attributes that Okta maps' }).fill(`mobilePhone\nlocale\n${'long'.repeat(60)}`);
    await expect(page.locator('[data-verdict]')).toHaveCount(3);
  });
  await inspect(page, `/connections/${id}/setup/assign`, () => expect(page.getByText('Watching. Nobody has arrived yet')).toBeVisible());
  await inspect(page, `/connections/${id}/users`, () => expect(page.locator('tbody tr')).toHaveCount(25));
  for (const tab of ['overview', 'activity', 'token']) await inspect(page, `/connections/${id}/${tab}`, heading(page));
  await inspect(page, '/', heading(page));
});

test('a ladder that failed, a table of 100,000 and an open user', async ({ signedIn: page, connected }) => {
  test.setTimeout(300_000);
  const refused = await connected('read-only-admin');
  await inspect(page, `/connections/${refused.id}/setup/verify`, () =>
    expect(page.getByRole('heading', { name: 'The account is not a full administrator' })).toBeVisible(),
  );
  const { id } = await connected('large');
  await inspect(page, `/connections/${id}/users?startIndex=50001`, () => expect(page.locator('tbody tr')).toHaveCount(50));
  const users = await call<{ users: { id: string }[] }>(page, 'GET', `/api/connections/${id}/users`);
  await inspect(page, `/connections/${id}/users?user=${users.users[0]?.id}`, () => expect(page.getByRole('complementary')).toBeVisible());
});

test('follow the system’s theme, or the one that was chosen', async ({ signedIn: page }) => {
  await page.goto('/connections/new');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await background()).not.toBe(light);
  await page.getByRole('button', { name: /Theme/ }).click();
  await expect.poll(background).toBe(light);
  await page.reload();
  await expect.poll(background).toBe(light);
});

test('pages run under a nonce, with no script or style of anybody else', async ({ signedIn: page, request }) => {
  await page.goto('/connections/new');
  const policy = (await request.get(`${origin}/sign-in`)).headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
  expect(policy).not.toContain('unsafe');
  const other = (await request.get(`${origin}/sign-in`, { headers: { 'Content-Security-Policy': "script-src 'nonce-chosen'" } })).headers();
  expect(other['content-security-policy']).not.toContain('chosen');
});
