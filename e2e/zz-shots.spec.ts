import type { Page } from '@playwright/test';
import { configureOkta, enableAll, expect, organizationOf, origin, signInAtSandbox, test } from './fixtures';

const open = (page: Page) => page.locator('[data-stage][aria-current=step]');
const go = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
async function shot(page: Page, name: string) {
  for (const [w, scheme] of [
    [1440, 'light'],
    [360, 'light'],
    [1440, 'dark'],
    [360, 'dark'],
  ] as const) {
    await page.setViewportSize({ width: w, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `/tmp/shots/${name}-${w}-${scheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}
test('shots', async ({ signedIn: page, privateWindow, connected }) => {
  test.setTimeout(240_000);
  const { id } = await connected('small');
  const okta = await page.context().newPage();
  await okta.goto(`${origin}/sandbox/okta?organization=${organizationOf('small').organizationId}`);
  await page.goto(`/connections/${id}/setup/verify`);
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await configureOkta(page, okta);
  await enableAll(okta);
  await page
    .getByRole('main')
    .getByRole('button', { name: /Okta says it is verified/ })
    .click();
  await page.goto(`/connections/${id}/token/renew`);
  await shot(page, '0-start');
  await go(page, 'Start the renewal');
  await expect(open(page)).toContainText('Sign in again');
  await shot(page, '1-capture');
  await go(page, 'Copy sign-in link');
  const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  await shot(page, '1b-waiting');
  const p = await signInAtSandbox(privateWindow, link, 'small');
  await expect(p.getByRole('heading', { name: /^Done/ })).toBeVisible();
  await expect(open(page)).toContainText('Give Okta the new token');
  await shot(page, '3-hand-over');
  await page.getByText('Show the checks').click();
  await configureOkta(page, okta);
  await go(page, 'Okta tested and saved it');
  await expect(open(page)).toContainText('Wait for a sign of life');
  await shot(page, '4-alive');
  await go(page, 'Give up this renewal');
  await shot(page, '4b-give-up');
  await go(page, 'Go on with the renewal');
  await okta.getByRole('button', { name: 'Assign Ada Byron', exact: true }).click();
  await expect(open(page)).toContainText('Retire the old token');
  await shot(page, '5-finish');
  await page.goto(`/connections/${id}/token`);
  await shot(page, '7-token-during');
  await page.goto(`/connections/${id}/setup/authorize`);
  await shot(page, '8-authorize-during');
  await page.goto(`/connections/${id}/token/renew`);
  await go(page, 'Retire the old token');
  await expect(page.getByRole('heading', { level: 1, name: 'The token is renewed' })).toBeVisible();
  await shot(page, '6-done');
  await page.goto(`/connections/${id}/token`);
  await shot(page, '9-token-after');
});
