import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { configureOkta, enableAll, expect, expectAccessible, organizationOf, origin, signInAtSandbox, test } from './fixtures';

/** What a walk through the guide is to end with, by the kind of organization. */
const walks = [
  { key: 'classic', name: 'the classic app', edition: 'Classic: 6 attributes, no groups', phones: 'Not supported', groups: false },
  { key: 'small', name: 'the SCIM 2.0 app', edition: 'SCIM 2.0: 24 attributes, groups', phones: 'Supported', groups: true },
  { key: 'government', name: 'a government organization', edition: 'SCIM 2.0: 24 attributes, groups', phones: 'Supported', groups: true },
] as const;

const title = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const go = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();

async function prepare(page: Page): Promise<void> {
  await title(page, 'Confirm seven things');
  const confirm = page.getByRole('button', { name: /Confirm and continue/ });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await expect(confirm).not.toHaveAttribute('aria-disabled');
  await expectAccessible(page);
  await confirm.click();
}

const arrivals = (page: Page) => page.getByRole('list', { name: 'Users, newest first' });

/** What Okta does to a person, and what Onramp must then show of it. */
async function act(page: Page, okta: Page, button: string, name: string, kind: string): Promise<void> {
  await okta.getByRole('button', { name: button, exact: true }).click();
  await expect(arrivals(page).getByRole('listitem').filter({ hasText: name }).filter({ hasText: kind }).first()).toBeVisible();
}

for (const { key, name, edition, phones, groups } of walks) {
  test(`leads through all eight steps with ${name}`, async ({ signedIn: page, privateWindow }) => {
    test.setTimeout(180_000);
    const { organizationId } = organizationOf(key);
    await page.goto('/connections/new');
    await page.getByRole('radio', { name: /Sandbox/ }).check();
    await page.getByRole('button', { name: 'Start with Sandbox' }).click();
    await prepare(page);

    await title(page, 'Add Cisco Webex in Okta');
    await page.getByText('My Okta looks different').click();
    await expect(page.getByRole('list', { name: 'Where to click in Okta' }).last()).toContainText('Add Application');
    await expectAccessible(page);
    await go(page, /Okta has it/);

    await title(page, 'Copy your Organization ID');
    await page.getByRole('textbox', { name: 'Organization ID' }).fill(organizationId);
    await go(page, /Continue to Authorize/);

    await page.getByRole('button', { name: 'Copy sign-in link' }).click();
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Waiting for Webex.' })).toHaveCount(1);
    const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
    const privatePage = await signInAtSandbox(privateWindow, link, key);
    await expect(privatePage.getByRole('heading', { name: /^Done/ })).toBeVisible();
    await privatePage.close();

    await title(page, 'Webex was verified successfully');
    await go(page, /Continue to Configure Okta/);

    await title(page, 'Give Okta the ID and the token');
    await expectAccessible(page);
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: /Open the sandbox’s Okta/ }).click();
    const okta = await opened;
    await expect(okta.getByRole('heading', { level: 1 })).toContainText(organizationOf(key).name);
    await configureOkta(page, okta);
    await go(page, /Okta says it is verified/);

    await title(page, 'Choose what syncs');
    await enableAll(okta);
    for (const box of ['Create Users', 'Update User Attributes', 'Deactivate Users'])
      await page.getByRole('checkbox', { name: box }).check();
    await expect(page.getByRole('radio', { name: edition })).toBeChecked();
    await page.getByRole('button', { name: 'Paste what Okta maps' }).click();
    await page.getByRole('textbox', { name: 'Attributes that Okta maps' }).fill('userName\ndisplayName\nmobilePhone\nfavouriteColour');
    await expect(page.getByRole('row').filter({ hasText: 'mobilePhone' })).toContainText(phones);
    await expect(page.getByRole('row').filter({ hasText: 'favouriteColour' })).toContainText('Not known');
    await expectAccessible(page);
    await go(page, /Saved in Okta/);

    await title(page, 'Assign people and watch them arrive');
    await expect(page.getByText('Watching. Nobody has arrived yet')).toBeVisible();
    await act(page, okta, 'Assign Ada Byron', 'Ada Byron', 'Created');
    await expect(page.getByRole('heading', { name: 'Your first user arrived: Ada Byron' })).toBeVisible();
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Your first user arrived: Ada Byron.' })).toHaveCount(1);
    // These tests ask for reduced motion: what arrives does not move.
    expect(
      await arrivals(page)
        .getByRole('listitem')
        .first()
        .evaluate((row) => getComputedStyle(row).animationName),
    ).toBe('none');
    await act(page, okta, 'Update profile Ada Byron', 'Ada Byron', 'Updated');
    await act(page, okta, 'Unassign Ada Byron', 'Ada Byron', 'Deactivated');
    await act(page, okta, 'Assign Ada Byron', 'Ada Byron', 'Active again');
    const existing = okta.getByRole('row').filter({ hasText: 'will be linked' });
    const linked = (await existing.getByRole('button', { name: /^Assign / }).getAttribute('aria-label')) ?? '';
    await act(page, okta, linked, linked.replace('Assign ', ''), 'Linked');
    if (groups) {
      await okta.getByRole('button', { name: 'Push group Webex Sales' }).click();
      await expect(okta.getByRole('row').filter({ hasText: 'Webex Sales' })).toContainText('Pushed');
    } else {
      await expect(okta.getByText('The classic app does not push groups.')).toBeVisible();
    }
    await expectAccessible(page);
    await go(page, /Finish/);

    await title(page, 'Users flow from Okta into Webex');
    const rows = page.getByRole('main').getByRole('list').first().getByRole('listitem');
    const marks = await rows.evaluateAll((items) => items.map((item) => item.querySelector('[data-mark]')?.getAttribute('data-mark')));
    // Earned by a check, but for what only the admin can know.
    expect(marks).toEqual(['stated', 'stated', 'verified', 'verified', 'verified', 'verified', 'verified', 'verified']);
    await expectAccessible(page);

    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save as a text file' }).click();
    const record = readFileSync(await (await saving).path(), 'utf8');
    for (const words of [organizationId, '[verified] Assign and watch', 'created: 1', 'reactivated: 1', 'confirmed: “Create Users”']) {
      expect(record).toContain(words);
    }
    expect(record).not.toMatch(/[A-Za-z0-9+/=]{64}_/);

    // Whoever comes back finds the overview.
    await page.goto(`${origin}${new URL(page.url()).pathname.replace(/\/setup\/.*/, '')}`);
    await expect(page).toHaveURL(/\/overview$/);
    await expect(page.getByRole('region', { name: 'Last activity' }).getByRole('listitem')).toHaveCount(6);
    await expect(page.getByText('6 verified, 2 confirmed by you')).toBeVisible();
    await expectAccessible(page);
  });
}

test('says that people arrive without a licence, and does not call it finished without a word', async ({ signedIn: page, connected }) => {
  const { id } = await connected('no-licence');
  await page.goto(`/connections/${id}/setup/assign`);
  await expect(page.getByText('Watching. Nobody has arrived yet')).toBeVisible();
  const okta = await page.context().newPage();
  await okta.goto(`${origin}/sandbox/okta?organization=${organizationOf('no-licence').organizationId}`);
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await configureOkta(page, okta);
  await enableAll(okta);
  await page.goto(`/connections/${id}/setup/assign`);
  await act(page, okta, 'Assign Ines Calddale', 'Ines Calddale', 'No licence');
  await expect(page.getByRole('heading', { name: 'One user arrived without a licence' })).toBeVisible();
  await page.goto(`/connections/${id}/setup/result`);
  await title(page, 'Not finished yet');
  await expect(page.getByRole('link', { name: 'One arrived user has no licence' })).toBeVisible();
  await expectAccessible(page);
});

test('watches an organization of 100,000, and says whose domain is not verified', async ({ signedIn: page, connected }) => {
  const { id, organizationId } = await connected('large');
  await page.goto(`/connections/${id}/setup/configure-okta`);
  const okta = await page.context().newPage();
  await okta.goto(`${origin}/sandbox/okta?organization=${organizationId}`);
  await configureOkta(page, okta);
  await enableAll(okta);
  await page.goto(`/connections/${id}/setup/assign`);
  await expect(page.getByText(/^100,000 users at the start\. The 1,000 changed last were read/)).toBeVisible();
  await act(page, okta, 'Assign Lale Kestfield', 'Lale Kestfield', 'Domain not verified');
  await expect(page.getByRole('heading', { name: 'One user has an unverified e-mail domain' })).toBeVisible();
  await page.goto(`/connections/${id}/setup/result`);
  await expect(page.getByRole('link', { name: 'One arrived user has an unverified e-mail domain' })).toBeVisible();
});

test('translates what Okta shows, in this browser alone', async ({ signedIn: page, connected }) => {
  const { id } = await connected('read-only-admin');
  await page.goto(`/connections/${id}/setup/configure-okta`);
  await page.getByRole('button', { name: 'Okta shows an error' }).click();
  const field = page.getByRole('textbox', { name: 'Text from Okta' });
  await expect(field).toBeFocused();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  await field.fill(
    'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while verifying if user ada.byron@example.com exists: Unauthorized. Errors reported by remote server: Unauthorized',
  );
  await expect(page.getByText('Webex’s half')).toBeVisible();
  await expect(page.getByText('No case with Cisco is needed.')).toBeVisible();
  await expectAccessible(page);
  await field.fill('The flux capacitor is not charged');
  await expect(page.getByText('Webex’s half')).toHaveCount(0);
  await expect(
    page
      .getByRole('status')
      .getByText(/not know/i)
      .first(),
  ).toBeVisible();
  expect(sent.join('')).not.toMatch(/Ada Byron|flux/);
});

test('goes on where the admin left, on any device', async ({ signedIn: page, connected, browser }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}`);
  await title(page, 'Confirm seven things');
  await page.getByRole('checkbox', { name: /Okta organization/ }).check();
  await expect(page.getByText('1 of 7 confirmed').first()).toBeVisible();
  const context = await browser.newContext({ storageState: await page.context().storageState(), viewport: { width: 360, height: 800 } });
  const phone = await context.newPage();
  await phone.goto(`${origin}/connections/${id}`);
  await expect(phone.getByRole('checkbox', { name: /Okta organization/ })).toBeChecked();
  await expect(phone.getByRole('checkbox', { name: /licence template/ })).not.toBeChecked();
  await context.close();
});
