import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { organizationOf } from '@/lib/sandbox/test-client';
import type { SnapshotView } from '@/lib/users/snapshot';
import { openDirectory } from './directory';
import { call, expect, expectAccessible, test } from './fixtures';

const patch = (value: Readonly<Record<string, unknown>>) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', value }],
});

/** Waits until a reading of all users is done. */
async function readTo(page: Page, id: string, generation: number): Promise<void> {
  const view = () => call<SnapshotView>(page, 'GET', `/api/connections/${id}/snapshot`);
  await expect.poll(async () => (await view()).generation).toBe(generation);
}

test('what happened to users is told with before and after, by kind, and in the user’s History', async ({ signedIn: page, connected }) => {
  test.setTimeout(120_000);
  const key = 'short-lived';
  const { id } = await connected(key);
  const { send, people } = await openDirectory(key);
  await page.goto(`/connections/${id}/activity`);
  await page.getByRole('link', { name: 'Changes in Webex' }).click();
  await expect(page.getByRole('heading', { name: 'No snapshot is kept' })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText(/Onramp keeps changes for 12 months/)).toBeVisible();
  await page.getByRole('link', { name: 'Go to Users' }).click();
  await page.getByRole('button', { name: 'About the snapshot' }).click();
  await page.getByRole('button', { name: 'Turn on the snapshot' }).click();
  await readTo(page, id, 1);
  await page.goto(`/connections/${id}/activity/changes`);
  await expect(page.getByRole('heading', { name: 'Nothing has changed yet' })).toBeVisible();
  await expectAccessible(page);

  const [promoted, leaver, gone] = (await people(12)).slice(9);
  await send('PATCH', `Users/${promoted?.id}`, patch({ title: 'Head of Sound' }));
  await send('PATCH', `Users/${leaver?.id}`, patch({ active: false }));
  await send('DELETE', `Users/${gone?.id}`);
  await send('POST', 'Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `neo.arrival@${organizationOf(key).domain}`,
    displayName: 'Neo Arrival',
    name: { givenName: 'Neo', familyName: 'Arrival' },
  });
  await call(page, 'POST', `/api/connections/${id}/crawl`, {});
  await readTo(page, id, 2);

  await page.reload();
  const changes = page.getByRole('main').getByRole('list').getByRole('listitem');
  await expect(changes).toHaveCount(4);
  const updated = changes.filter({ hasText: `${promoted?.displayName} was updated` });
  await expect(updated).toContainText(/title.*→.*Head of Sound/);
  await expect(changes.filter({ hasText: 'Neo Arrival was created' })).toBeVisible();
  await expect(changes.filter({ hasText: `${leaver?.displayName} was deactivated` })).toContainText(/active.*true.*→.*false/);
  await expect(changes.filter({ hasText: `${gone?.displayName} is no longer there` })).toBeVisible();
  await expectAccessible(page);

  const kinds = page.getByRole('navigation', { name: 'Kinds of change' });
  await kinds.getByRole('link', { name: 'Removed' }).click();
  await expect(page).toHaveURL(/changes\?kind=removed$/);
  await expect(changes).toHaveCount(1);
  await expectAccessible(page);
  await kinds.getByRole('link', { name: 'Reactivated' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing fits' })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(changes).toHaveCount(1);
  await expect(kinds.getByRole('link', { name: 'Removed' })).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page).toHaveURL(/changes$/);
  await expect(changes).toHaveCount(4);

  await updated.getByRole('link', { name: promoted?.displayName ?? '' }).click();
  const drawer = page.getByRole('complementary', { name: `User details: ${promoted?.displayName}` });
  await drawer.getByRole('tab', { name: 'Attributes' }).focus();
  await page.keyboard.press('End');
  await expect(drawer.getByRole('tab', { name: 'History' })).toBeFocused();
  await expect(drawer.getByRole('tabpanel', { name: 'History' })).toContainText(/Updated.*title.*→.*Head of Sound/);
  await expectAccessible(page);
});

/** What the browser saves when a link is chosen: the name of the file, and its text. */
async function saved(page: Page, choose: () => Promise<void>): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent('download');
  await choose();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('users are taken along as CSV, as NDJSON, and one as JSON', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users`);
  const rows = page.getByRole('table', { name: 'Users' }).locator('tbody tr:has(button)');
  await expect(rows).toHaveCount(25);
  const take = (format: string) =>
    saved(page, async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('link', { name: `25 users, ${format}` }).click();
    });
  const csv = await take('CSV');
  expect(csv.name).toMatch(/^onramp-users-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.text.split('\r\n')[0]).toMatch(/^\uFEFF"?id"?,"?userName"?,"?displayName"?,/);
  expect(csv.text.trimEnd().split('\r\n')).toHaveLength(26);
  const lines = (await take('NDJSON')).text.trimEnd().split('\n');
  expect(lines).toHaveLength(25);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ userName: expect.stringContaining(`@${organizationOf('clean').domain}`) });

  await rows.first().getByRole('button').first().click();
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByRole('button', { name: 'Copy as JSON' })).toBeVisible();
  const one = await saved(page, () => drawer.getByRole('link', { name: 'Download JSON' }).click());
  expect(one.name).toMatch(/^onramp-user-\d{4}-\d\d-\d\d\.json$/);
  expect(one.text.split('\n')[0]).toBe('{');
  await expect(drawer.getByRole('heading', { name: JSON.parse(one.text).displayName })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/connections/${id}/activity`);
  for (const subject of ['csv, live', 'ndjson, live', 'json, live, one user'])
    await expect(page.getByText(subject, { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
});
