import { openDirectory } from './directory';
import { expect, expectAccessible, test } from './fixtures';

test('groups are listed, and lead to their members page by page and on to a user', async ({ signedIn: page, connected }) => {
  test.setTimeout(120_000);
  const { id } = await connected('large');
  const { people, push } = await openDirectory('large');
  await page.goto(`/connections/${id}/groups`);
  await expect(page.getByRole('heading', { name: 'Webex has no groups' })).toBeVisible();
  await expect(page.getByText('Groups that you push in Okta appear here.')).toBeVisible();
  await expectAccessible(page);

  // A page of users holds a hundred.
  const members = [...(await people(100)), ...(await people(20, 101))];
  await push('Webex West', []);
  await push('Webex East', members);
  await page.reload();
  const groups = page.getByRole('table', { name: 'Groups' }).getByRole('row');
  await expect(groups.getByRole('link')).toHaveText(['Webex East', 'Webex West']);
  await expect(groups.filter({ hasText: 'Webex East' })).toContainText('OKTA');
  await expect(page.getByText('1–2 of 2')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Webex East' }).click();
  await expect(page.getByRole('heading', { name: 'Webex East', level: 1 })).toBeVisible();
  const names = page.getByRole('table', { name: 'Members' }).getByRole('link');
  await expect(names).toHaveText(members.slice(0, 100).map(({ displayName }) => displayName));
  await expect(page.getByText('1–100 of 120')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText('101–120 of 120')).toBeVisible();
  await expect(page).toHaveURL(/startIndex=101$/);
  await expect(names).toHaveText(members.slice(100).map(({ displayName }) => displayName));
  await expectAccessible(page);

  const name = members[100]?.displayName ?? '';
  await names.first().click();
  await expect(page).toHaveURL(`/connections/${id}/users?user=${members[100]?.id}`);
  const drawer = page.getByRole('complementary', { name: `User details: ${name}` });
  await expect(drawer.getByText('Webex East')).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(page.getByText('1–100 of 120')).toBeVisible();
  await page.getByRole('link', { name: 'Groups' }).last().click();
  await page.getByRole('link', { name: 'Webex West' }).click();
  await expect(page.getByRole('heading', { name: 'This group has no members' })).toBeVisible();
  await expectAccessible(page);
});

test('groups that the administrator may not read are refused with what to do', async ({ signedIn: page, connected }) => {
  const { id } = await connected('user-admin-only');
  await page.goto(`/connections/${id}/groups`);
  await expect(page.getByText('Webex does not allow this')).toBeVisible();
  await expect(page.getByText(/^Groups are shown to full, read-only, group and device administrators\./)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Try again' })).toBeVisible();
  await expectAccessible(page);
});
