import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Sqlite from 'libsql';
import type { ConnectionView } from '@/lib/connection';
import { call, dataDir, expect, expectAccessible, signInAtSandbox, test } from './fixtures';

const notice = 'Onramp does not keep this token';

async function inspect(page: Page): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} at ${width}`).toBeLessThanOrEqual(width);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('hands the token over, keeps it no longer, and says so wherever it is needed', async ({
  signedIn: page,
  connected,
  privateWindow,
}) => {
  test.setTimeout(180_000);
  const { id, credential } = await connected('clean');
  const fingerprint = credential?.fingerprint ?? '';
  await page.goto(`/connections/${id}/setup/verify`);
  await expect(page.getByRole('heading', { name: 'Webex was verified successfully' })).toBeVisible();
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await expect(page.getByText('Do not keep the token here')).toHaveCount(0);
  await call(page, 'PUT', `/api/connections/${id}/statements/okta-tested`, { confirmed: true });
  await page.reload();
  await page.getByText('Do not keep the token here').click();
  await expect(page.getByText('The countdown and the reminders')).toBeVisible();
  await inspect(page);
  await page.getByRole('textbox', { name: 'First four characters of the fingerprint' }).fill(fingerprint.slice(0, 4));
  await page.getByRole('button', { name: 'Forget token' }).click();
  await expect(page.getByRole('heading', { name: notice })).toBeVisible();

  for (const path of ['setup/verify', 'setup/assign', 'users', 'token']) {
    await page.goto(`/connections/${id}/${path}`);
    await expect(page.getByRole('heading', { name: notice }), path).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Go to step 4, Authorize' })).toBeVisible();
    await inspect(page);
  }
  await expect(page.getByText(/^36[45] days left\.$/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add reminder to calendar' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reveal API Token' })).toHaveCount(0);
  await page.goto(`/connections/${id}/overview`);
  await expect(page.getByText('Not kept here. Asking Webex needs a new token.').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Run again' })).toHaveCount(0);

  await page.goto(`/connections/${id}/token`);
  await page.getByRole('link', { name: 'Go to step 4, Authorize' }).click();
  await expect(page.getByRole('button', { name: /Copy sign-in link/ })).toBeVisible();
  const { url } = await call<{ url: string }>(page, 'POST', `/api/connections/${id}/authorizations`, {});
  await signInAtSandbox(privateWindow, url, 'clean');
  const view = () => call<ConnectionView>(page, 'GET', `/api/connections/${id}`);
  await expect.poll(async () => (await view()).credential?.status).toBe('active');
  expect((await view()).credential?.fingerprint).not.toBe(fingerprint);
  await page.goto(`/connections/${id}/users`);
  await expect(page.locator('tbody tr')).toHaveCount(25);
});

test('takes the admin’s word on an end that Webex did not name', async ({ signedIn: page, connected }) => {
  test.setTimeout(120_000);
  const { id } = await connected('clean');
  const file = new Sqlite(join(dataDir(), 'database', 'onramp.db'));
  file.exec('pragma busy_timeout = 5000');
  file.prepare('update credentials set expires_at = null, expiry_source = null where connection_id = ?').run(id);
  file.close();
  await page.goto(`/connections/${id}/token`);
  const panel = page.getByRole('region', { name: 'Do you know when it ends?' });
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await panel.getByLabel('Day on which it ends').fill(day);
  await inspect(page);
  await panel.getByRole('button', { name: 'State the end' }).click();
  await expect(page.getByText('You stated it', { exact: true })).toBeVisible();
  const stated = page.getByRole('region', { name: 'The end that you stated' });
  await expect(stated.getByLabel('Day on which it ends')).toHaveValue(day);
  await stated.getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('Webex gave no time; nothing is assumed')).toBeVisible();
});

test('notices when this computer’s clock is wrong', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/token`);
  await expect(page.getByRole('link', { name: 'Add reminder to calendar' })).toBeVisible();
  await expect(page.getByText(/This computer’s clock/)).toHaveCount(0);
  await page.clock.install({ time: Date.now() - 3 * 3_600_000 });
  for (const tab of ['token', 'overview']) {
    await page.goto(`/connections/${id}/${tab}`);
    await expect(page.getByRole('heading', { name: 'This computer’s clock is 3 h behind' })).toBeVisible();
  }
  await expect(page.getByText(/36[45] days left|^36[45]$/).first()).toBeVisible();
  await inspect(page);
});
