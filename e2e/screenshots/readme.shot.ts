import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { call, configureOkta, enableAll, expect, organizationOf, origin, test } from '@/e2e/fixtures';
import type { ConnectionView } from '@/lib/connection';

/** Takes a picture for the README, 1280 by 800. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
}

test('the main screens', async ({ signedIn: page, connected }) => {
  await page.goto('/connections/new');
  await shoot(page, 'welcome');
  const { id: empty } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  await page.goto(`/connections/${empty}/setup/organization-id`);
  await page.getByRole('textbox', { name: 'Organization ID' }).fill(organizationOf('clean').organizationId);
  await page.getByRole('textbox', { name: 'Organization ID' }).blur();
  await shoot(page, 'organization-id');
  await page.getByRole('button', { name: /Continue to Authorize/ }).click();
  await page.getByRole('button', { name: 'Copy sign-in link' }).click();
  await expect(page.getByRole('heading', { name: 'Waiting for Webex' })).toBeVisible();
  await shoot(page, 'authorize');
  const { id } = await connected('no-licence');
  await page.goto(`/connections/${id}/setup/verify`);
  await expect(page.getByRole('heading', { name: 'Webex was verified successfully' })).toBeVisible();
  await shoot(page, 'verify');
  const large = await connected('large');
  await page.goto(`/connections/${large.id}/users`);
  await page.locator('tbody tr').nth(1).getByRole('button').click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await shoot(page, 'users');
  await page.goto(`/connections/${large.id}/token`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot(page, 'token');
});

test('the guide in Okta', async ({ signedIn: page, connected }) => {
  const { id } = await connected('small');
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot(page, 'configure-okta');
  const okta = await page.context().newPage();
  await okta.goto(`${origin}/sandbox/okta?organization=${organizationOf('small').organizationId}`);
  await configureOkta(page, okta);
  await enableAll(okta);
  await page.goto(`/connections/${id}/setup/assign`);
  await expect(page.getByText('Watching. Nobody has arrived yet')).toBeVisible();
  for (const name of ['Ada Byron', 'Ines Calddale', 'Tomas Ravfield']) {
    await okta.getByRole('button', { name: `Assign ${name}`, exact: true }).click();
    await expect(page.locator('[data-arrival]').filter({ hasText: name })).toBeVisible();
  }
  await shoot(page, 'assign');
});
