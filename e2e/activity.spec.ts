import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { ActivityPage } from '@/lib/activity/act';
import type { ConnectionView } from '@/lib/connection';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { call, expect, expectAccessible, test } from './fixtures';
import { startServer } from './server';

const forged = { 'X-Onramp-From': '203.0.113.9', 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' };

/** The address that the newest sign-in came from. */
async function originOfSignIn(page: Page): Promise<string | null | undefined> {
  const { acts } = await call<ActivityPage>(page, 'GET', '/api/activity?group=sign-ins');
  return acts.find(({ action }) => action === 'signed-in')?.origin;
}

test('an act came from where its connection came from, whatever a client says', async ({ page, signedIn }) => {
  await page.setExtraHTTPHeaders(forged);
  const { id } = await call<ConnectionView>(signedIn, 'POST', '/api/connections', { environment: 'sandbox' });
  const { acts } = await call<ActivityPage>(signedIn, 'GET', `/api/connections/${id}/activity`);
  expect(acts.map(({ action }) => action)).toEqual(['connection-created']);
  expect(['127.0.0.1', '::1']).toContain(acts[0]?.origin);
});

test('behind one proxy an act came from the address that the proxy added, and metrics need their token', async ({ page }) => {
  const port = 3122;
  const token = 'a-scraper-token-for-tests-only-0123456789';
  const server = await startServer({ port, env: { ONRAMP_TRUST_PROXY: '1', ONRAMP_METRICS_TOKEN: token } });
  try {
    await page.setExtraHTTPHeaders(forged);
    await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: `http://localhost:${port}` }));
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    expect(await originOfSignIn(page)).toBe('203.0.113.7');
    const scrape = (headers: Record<string, string>) => fetch(`http://localhost:${port}/metrics`, { headers });
    expect((await scrape({})).status).toBe(401);
    const reply = await scrape({ Authorization: `Bearer ${token}` });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await reply.text()).toMatch(/^onramp_audit_records_total\{action="signed-in"\} 1$/m);
    expect(server.output()).not.toContain(token);
  } finally {
    await server.stop();
    server.remove();
  }
});

test('a number of proxies that is none stops the start', async () => {
  await expect(startServer({ port: 3123, env: { ONRAMP_TRUST_PROXY: 'yes' } })).rejects.toThrow(
    /ONRAMP_TRUST_PROXY: must be a number of proxies/,
  );
});

test('the activity is filtered by keyboard, and its state is the address', async ({ page, connected }) => {
  const { id } = await connected('clean');
  const acts = page.getByRole('main').getByRole('listitem');
  await page.goto(`/connections/${id}/activity`);
  await expect(acts.filter({ hasText: 'began the connection' })).toBeVisible();
  await page.getByLabel('What was done').focus();
  await page.keyboard.press('t');
  await page.keyboard.press('Tab');
  await page.keyboard.press('o');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/activity?group=token&by=onramp`);
  await expect(acts).toHaveText([/^Onramp brought a token into use/]);
  await page.reload();
  await expect(page.getByLabel('What was done')).toHaveValue('token');
  await expect(acts).toHaveCount(1);
  await expectAccessible(page);

  await page.getByLabel('Name contains').fill('Nobody');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Drop “By “Nobody””' }).click();
  await expect(acts).toHaveCount(1);
  await page.goBack();
  await expect(page.getByLabel('Name contains')).toHaveValue('Nobody');
  await page.getByRole('link', { name: 'Show everything' }).click();
  await page.waitForURL(`**/connections/${id}/activity`);
  await expect(page.getByLabel('Name contains')).toHaveValue('');
});

test('a day is the reader’s own', async ({ browser, page, connected }) => {
  const { id } = await connected('clean');
  const context = await browser.newContext({ timezoneId: 'Pacific/Kiritimati', storageState: await page.context().storageState() });
  const away = await context.newPage();
  await away.goto(`/connections/${id}/activity`);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Kiritimati' }).format(Date.now());
  await away.getByLabel('First day').fill(today);
  await away.getByLabel('Last day').fill(today);
  await away.getByRole('button', { name: 'Filter' }).click();
  await away.waitForURL(/from=.*timeZone=Pacific%2FKiritimati/);
  await expect(away.getByText('Days are those of Pacific/Kiritimati.')).toBeVisible();
  await expect(away.getByText('began the connection')).toBeVisible();
  await context.close();
});

test('all activity names the connections, has the sign-ins, and is saved as it is found', async ({ page, connected }) => {
  const { name } = await connected('clean');
  await page.goto('/');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('link', { name: 'All activity' }).click();
  await expect(page.getByRole('heading', { name: 'All activity', level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByText('signed in').first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto('/activity?group=token');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save what is found as CSV' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^onramp-activity-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('token-activated');
  expect(text).not.toContain('signed-in');
  await page.goto('/activity?group=keys');
  await expect(page.getByText('exported the activity: csv, in part').first()).toBeVisible();
});
