import type { Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { call, expect, expectAccessible, organizationOf, test } from './fixtures';

/** Other tests make connections meanwhile; these are found by a word of their own. */
const word = () => `Q${crypto.randomUUID().slice(0, 8)}`;

const rename = (page: Page, id: string, name: string) => call<ConnectionView>(page, 'PATCH', `/api/connections/${id}`, { name });

async function bare(page: Page, name: string): Promise<string> {
  const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
  await rename(page, id, name);
  return id;
}

const names = (page: Page) => page.locator('tbody tr td:first-child a').allInnerTexts();
const column = (page: Page, name: string) => page.getByRole('columnheader', { name });

test('sorts, searches and filters the connections, with the address as its state', async ({ signedIn: page, connected }) => {
  const mark = word();
  await rename(page, (await connected('clean')).id, `${mark} Bryggen`);
  await rename(page, (await connected('short-lived')).id, `${mark} Sundholm`);
  await bare(page, `${mark} Ardent`);
  await page.goto(`/?q=${mark}`);
  await expect(page.locator('tbody tr')).toHaveCount(3);
  expect(await names(page)).toEqual([`${mark} Sundholm`, `${mark} Bryggen`, `${mark} Ardent`]);
  await expect(column(page, 'Token, days left')).toHaveAttribute('aria-sort', 'ascending');

  await page.getByRole('link', { name: 'Customer' }).click();
  await expect(column(page, 'Customer')).toHaveAttribute('aria-sort', 'ascending');
  await expect(column(page, 'Token, days left')).toHaveAttribute('aria-sort', 'none');
  expect(await names(page)).toEqual([`${mark} Ardent`, `${mark} Bryggen`, `${mark} Sundholm`]);
  await page.getByRole('link', { name: 'Customer' }).click();
  await expect(column(page, 'Customer')).toHaveAttribute('aria-sort', 'descending');
  expect(new URL(page.url()).search).toBe(`?q=${mark}&sort=name&order=descending`);
  await page.goBack();
  await expect(column(page, 'Customer')).toHaveAttribute('aria-sort', 'ascending');

  const filters = page.getByRole('navigation', { name: 'Filters' });
  await filters.getByRole('link', { name: /^No token/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  expect(await names(page)).toEqual([`${mark} Ardent`]);

  await page.locator('body').press('/');
  const search = page.getByRole('searchbox');
  await expect(search).toBeFocused();
  await search.fill(`nobody ${mark}`);
  await search.press('Enter');
  await expect(page.getByRole('heading', { name: `No connection matches “nobody ${mark}” and No token` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Drop No token' }).click();
  await expect(page.getByRole('link', { name: 'Drop No token' })).toHaveCount(0);
  await page.getByRole('link', { name: `Drop “nobody ${mark}”` }).click();
  // Until then the page is the one before, and takes what is typed with it.
  await expect(search).toHaveValue('');
  await expect(column(page, 'Customer')).toHaveAttribute('aria-sort', 'ascending');

  await page.getByRole('searchbox').fill(organizationOf('short-lived').organizationId);
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByRole('link', { name: `${mark} Sundholm` })).toBeVisible();
  await expect(page.getByRole('link', { name: `${mark} Bryggen` })).toHaveCount(0);
});

test('is read at every width, also with a name without end', async ({ signedIn: page, connected }) => {
  const mark = word();
  await rename(page, (await connected('clean')).id, `${mark} ${'Donaudampfschiff'.repeat(6)}`);
  await bare(page, `${mark} Ardent`);
  await page.goto(`/?q=${mark}`);
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator('tbody tr')).toHaveCount(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width);
    await expectAccessible(page);
  }
  await page.getByRole('link', { name: `${mark} Ardent` }).click();
  await expect(page).toHaveURL(/\/setup\/prepare$/);
});

test('gives a connection a name of its own, and takes it back', async ({ signedIn: page }) => {
  const mark = word();
  const id = await bare(page, mark);
  await page.goto(`/connections/${id}/overview`);
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the connection' }).fill(`${mark} Halden`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${mark} Halden` })).toBeVisible();
  await expect(page.getByRole('button', { name: `Connection: ${mark} Halden` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name of the connection' }).fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'New connection' })).toBeVisible();
});
