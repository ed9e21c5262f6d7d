import type { Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { call, configureOkta, enableAll, expect, expectAccessible, organizationOf, origin, signInAtSandbox, test } from './fixtures';

const view = (page: Page, id: string) => call<ConnectionView>(page, 'GET', `/api/connections/${id}`);
const open = (page: Page) => page.locator('[data-stage][aria-current=step]');
const go = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

/** The page as it is on a phone and on a desk, in both themes. */
async function expectGood(page: Page): Promise<void> {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width} px, ${page.url()}`).toBe(true);
    await expectAccessible(page);
  }
}

/** Fills Okta with what step 6 shows, and says so. */
async function finishSetup(page: Page, id: string, key: string): Promise<Page> {
  const okta = await page.context().newPage();
  await okta.goto(`${origin}/sandbox/okta?organization=${organizationOf(key).organizationId}`);
  await page.goto(`/connections/${id}/setup/verify`);
  await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await configureOkta(page, okta);
  await enableAll(okta);
  await page
    .getByRole('main')
    .getByRole('button', { name: /Okta says it is verified/ })
    .click();
  await expect(page).toHaveURL(/choose-sync/);
  return okta;
}

test('renews a token beside the old one, from the link to the retired one', async ({
  signedIn: page,
  privateWindow,
  connected,
  browser,
}) => {
  test.setTimeout(180_000);
  const { id, credential: old } = await connected('directory-connector');
  const okta = await finishSetup(page, id, 'directory-connector');

  await page.goto(`/connections/${id}/overview`);
  await page.getByRole('link', { name: 'Renew now' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Renew the token' })).toBeVisible();
  await expectGood(page);
  await go(page, 'Start the renewal');

  await expect(open(page)).toContainText('Sign in again');
  await expectGood(page);
  await go(page, 'Copy sign-in link');
  const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  await expect(page.getByRole('heading', { name: 'Waiting for Webex' })).toBeVisible();
  const privatePage = await signInAtSandbox(privateWindow, link, 'directory-connector');
  await expect(privatePage.getByRole('heading', { name: /^Done/ })).toBeVisible();
  await privatePage.close();

  await expect(open(page)).toContainText('Give Okta the new token');
  const during = await view(page, id);
  expect(during.credential?.id).toBe(old?.id);
  expect(during.renewal).toMatchObject({ stage: 'hand-over', credential: { status: 'pending' } });
  expect(during.progress.filter(({ done }) => done).map(({ id: step }) => step)).toContain('verify');
  await expectGood(page);

  // Nothing is lost by leaving: the same stage is open on another device.
  const context = await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 360, height: 800 } });
  const phone = await context.newPage();
  await phone.goto(`${origin}/connections/${id}/token`);
  await expect(phone.getByText('Renewal in progress: stage 3 of 5.')).toBeVisible();
  await phone.getByRole('link', { name: 'Continue', exact: true }).click();
  await expect(open(phone)).toContainText('Give Okta the new token');
  await context.close();

  await page.reload();
  await configureOkta(page, okta);
  await go(page, 'Okta tested and saved it');
  await expect(open(page)).toContainText('Wait for a sign of life');
  await expect(page.getByText('Waiting for the first change since')).toBeVisible();
  await expect.poll(async () => (await view(page, id)).arrivals?.status).toBe('watching');
  await expectGood(page);

  await okta.getByRole('button', { name: 'Assign Ada Byron', exact: true }).click();
  await expect(open(page)).toContainText('Retire the old token');
  await expect(page.getByText('A user was created in Webex')).toBeVisible();
  await expectGood(page);
  await go(page, 'Retire the old token');
  await expect(page.getByRole('heading', { level: 1, name: 'The token is renewed' })).toBeVisible();
  await expectGood(page);

  const after = await view(page, id);
  expect(after.renewal).toBeNull();
  expect(after.credential?.id).toBe(during.renewal?.credential?.id);
  expect(after.progress.find(({ id: step }) => step === 'verify')).toMatchObject({ mark: 'verified', done: true });
  expect(after.progress.find(({ id: step }) => step === 'configure-okta')).toMatchObject({ done: true });

  await page.getByRole('link', { name: 'See the new token' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  await expect(timeline.filter({ hasText: 'Renewal begun by' })).toHaveCount(1);
  await expect(timeline.filter({ hasText: /Issued to/ })).toHaveCount(1);
  await expect(timeline.filter({ hasText: 'Tested and saved in Okta' })).toHaveCount(1);
  await expect(timeline.filter({ hasText: 'Sign of life' })).toContainText('a user was created');
  await expect(timeline.filter({ hasText: 'Renewal finished by' })).toHaveCount(1);
  await expect(timeline.filter({ hasText: 'Reminder, 30 days before' })).toHaveCount(1);
  await expectGood(page);
});

test('warns who gives up a renewal that Okta holds, and keeps the old token', async ({ signedIn: page, privateWindow, connected }) => {
  test.setTimeout(120_000);
  const { id, credential: old } = await connected('clean');
  const okta = await finishSetup(page, id, 'clean');

  // In step 4, a new token beside one that Okta holds begins a renewal by itself.
  await page.goto(`/connections/${id}/setup/authorize?renew=1`);
  await page.getByRole('main').getByRole('button', { name: 'Copy sign-in link' }).click();
  const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
  const privatePage = await signInAtSandbox(privateWindow, link, 'clean');
  await expect(privatePage.getByRole('heading', { name: /^Done/ })).toBeVisible();
  await expect(page).toHaveURL(/token\/renew$/);
  await expect(open(page)).toContainText('Give Okta the new token');
  await configureOkta(page, okta);
  await go(page, 'Okta tested and saved it');
  await page.getByRole('main').getByRole('button', { name: 'Okta works, I checked' }).click();
  await expect(open(page)).toContainText('Retire the old token');
  await expect(page.getByText(/Okta works, as .* checked/)).toBeVisible();

  await go(page, 'Give up this renewal');
  await expect(page.getByRole('heading', { name: 'Give up this renewal?' })).toBeFocused();
  await expect(page.getByText('Onramp would forget that one')).toBeVisible();
  await expectGood(page);
  await go(page, 'Give up');
  await expect(page.getByRole('button', { name: 'Start the renewal' })).toBeVisible();
  const after = await view(page, id);
  expect(after).toMatchObject({ renewal: null, credential: { id: old?.id, status: 'active' } });
});
