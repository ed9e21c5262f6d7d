import type { Page } from '@playwright/test';
import { call, expect, expectAccessible, test } from './fixtures';

const rows = (page: Page) => page.getByRole('table', { name: 'Users' }).locator('tbody tr:has(button)');
const rowButton = (page: Page, index: number) => page.locator(`[data-index="${index}"]`);

/** How many users there are: others may have come in what was tried before. */
const totalOf = async (page: Page, id: string): Promise<number> =>
  (await call<{ total: number }>(page, 'GET', `/api/connections/${id}/users`)).total;
const grouped = (value: number) => value.toLocaleString('en-GB');

test('pages through Webex live, and the address is the state', async ({ signedIn: page, connected }) => {
  const { id } = await connected('large');
  const all = grouped(await totalOf(page, id));
  await page.goto(`/connections/${id}/users`);
  await expect(page.getByText(/^Live from Webex, \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByText(`1–50 of ${all}`)).toBeVisible();
  const first = (await rowButton(page, 0).textContent()) ?? '';

  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText(`51–100 of ${all}`)).toBeVisible();
  await expect(page).toHaveURL(/startIndex=51/);
  await page.getByRole('textbox', { name: 'Go to page' }).fill('1001');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`50,001–50,050 of ${all}`)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(`51–100 of ${all}`)).toBeVisible();
  await page.goBack();
  await expect(rowButton(page, 0)).toHaveText(first);
  await page.goForward();
  await expect(page.getByText(`51–100 of ${all}`)).toBeVisible();
  const shared = page.url();
  await page.goto('about:blank');
  await page.goto(shared);
  await expect(page.getByText(`51–100 of ${all}`)).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search by start of e-mail address' }).fill('aldabel.abel');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1–2 of 2')).toBeVisible();
  await page.getByRole('link', { name: 'Clear' }).click();
  await page.getByRole('link', { name: 'Last modified' }).click();
  await expect(page.getByRole('columnheader', { name: 'Last modified' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByText(`1–50 of ${all}`)).toBeVisible();
});

test('is worked by keys, which rest while a field has the focus', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users`);
  await expect(rows(page)).toHaveCount(25);
  // The time is that of the reader's own zone once the page listens to keys.
  await expect(page.getByText(/^Live from Webex, \d\d:\d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('j');
  await expect(rowButton(page, 0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await expect(rowButton(page, 1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(rowButton(page, 24)).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(rowButton(page, 14)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect(page).toHaveURL(/user=/);
  await page.keyboard.press('j');
  await expect(page.getByRole('complementary', { name: `User details: ${await rowButton(page, 1).textContent()}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(rowButton(page, 1)).toBeFocused();

  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('jerk');
  await expect(field).toHaveValue('jerk');
  await page.keyboard.press('Tab');
  await page.keyboard.press('e');
  await expect(page.getByRole('link', { name: '25 users, CSV' })).toBeFocused();
  await expect(page.getByRole('link', { name: '25 users, CSV' })).toHaveAttribute('href', /\/users\/export\?format=csv$/);
  await expectAccessible(page);
});

test('walks from user to user in the details, where the focus stays', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users?user=..`);
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await rowButton(page, 0).click();
  const next = page.getByRole('button', { name: 'Next user' });
  await next.focus();
  for (const index of [1, 2]) {
    await page.keyboard.press('Enter');
    const name = await rowButton(page, index).textContent();
    await expect(page.getByRole('complementary', { name: `User details: ${name}` })).toBeVisible();
    await expect(next).toBeFocused();
  }
  await expect(page.getByText(/^live from Webex, \d\d:\d\d:\d\d$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rowButton(page, 2)).toBeFocused();
});

test('walks on while a key is held, and neither reads whom it passes nor writes them into the address', async ({
  signedIn: page,
  connected,
}) => {
  const { id } = await connected('clean');
  // As Safari does it: a page that changes its address more often is refused, https://github.com/whatwg/html/issues/11844.
  await page.addInitScript(() => {
    const [most, spanMs] = [100, 30_000];
    const writes: number[] = [];
    Object.assign(window, { writes });
    const replaceState = History.prototype.replaceState;
    History.prototype.replaceState = function (...change) {
      writes.push(performance.now());
      const earlier = writes.at(-1 - most);
      if (earlier !== undefined && performance.now() - earlier < spanMs) throw new DOMException('Too many changes', 'SecurityError');
      replaceState.apply(this, change);
    };
  });
  await page.goto(`/connections/${id}/users`);
  await expect(rows(page)).toHaveCount(25);
  const reads: string[] = [];
  page.on('request', (request) => {
    if (/\/users\/[^/]+$/.test(new URL(request.url()).pathname)) reads.push(request.url());
  });
  await rowButton(page, 0).click();
  const details = page.getByRole('complementary');
  await expect(details).toBeVisible();
  for (const key of ['j', 'k', 'j', 'k', 'j']) {
    for (let held = 0; held < 20; held += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
  }
  const name = await rowButton(page, 20).textContent();
  await expect(rowButton(page, 20)).toBeFocused();
  await expect(page.getByRole('complementary', { name: `User details: ${name}` })).toBeVisible();
  expect(reads.length).toBeLessThan(10);
  expect(await page.evaluate(() => 'writes' in window && Array.isArray(window.writes) && window.writes.length)).toBeLessThan(50);
  const address = page.url();
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole('complementary', { name: `User details: ${name}` })).toBeVisible();
});

test('shows the details of a user under no other name, and keeps their tab', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users?view=snapshot`);
  await page.getByRole('button', { name: 'Turn on the snapshot' }).click();
  await expect(rowButton(page, 2)).toHaveText(/\S/);
  const nameOf = async (index: number) => (await rowButton(page, index).textContent()) ?? '';
  const [first, second, third] = [await nameOf(0), await nameOf(1), await nameOf(2)];
  await rowButton(page, 0).click();
  const details = page.getByRole('complementary');
  await details.getByRole('tab', { name: 'Raw SCIM' }).click();
  await expect(details.getByRole('tabpanel')).toContainText(first);
  await details.getByRole('button', { name: 'Next user' }).click();
  await expect(details.getByRole('heading', { level: 2, name: second })).toBeVisible();
  await expect(details.getByRole('tabpanel', { name: 'Raw SCIM' })).toContainText(second);

  await page.route(/\/api\/connections\/[^/]+\/users\/[^/]+$/, async (route) => {
    await new Promise((goOn) => setTimeout(goOn, 1_500));
    await route.continue();
  });
  await details.getByRole('button', { name: 'Next user' }).click();
  await expect(details.getByRole('status').filter({ hasText: 'Reading the user from Webex…' })).toBeVisible();
  await expect(details).not.toContainText(second);
  await expect(details.getByRole('heading', { level: 2, name: third })).toBeVisible();
  await expect(details.getByRole('tabpanel', { name: 'Raw SCIM' })).toContainText(third);
});

test('answers a click on a user at once, and goes on doing so until the details are drawn', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users`);
  await expect(rows(page)).toHaveCount(25);
  await expect(page.getByText(/^Live from Webex, \d\d:\d\d:\d\d$/)).toBeVisible();
  // Once, so that the code of the details is there.
  await rowButton(page, 0).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver((changes) => {
      const together: string[] = [];
      for (const { type, target, addedNodes } of changes) {
        if (type === 'attributes' && target instanceof Element) together.push(target.hasAttribute('data-open') ? 'row' : 'row no more');
        if ([...addedNodes].some((node) => node instanceof Element && node.matches('aside'))) together.push('details');
      }
      if (together.length > 0) seen.push(together.join(' and '));
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-open'] });
  });
  await rowButton(page, 2).click();
  await expect(page.getByRole('complementary')).toBeVisible();
  expect(await page.evaluate(() => 'seen' in window && window.seen)).toEqual(['row', 'details']);
});

test('goes by the last of what is pressed before the next frame', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users`);
  await expect(rows(page)).toHaveCount(25);
  const reads: string[] = [];
  page.on('request', (request) => {
    if (/\/users\/[^/]+$/.test(new URL(request.url()).pathname)) reads.push(request.url());
  });
  /** Clicks what the selectors find and presses the keys, all in one task; then waits until whatever that set off soon is done. */
  const press = (...acts: readonly ({ click: string } | { key: string })[]) =>
    page.evaluate(async (list) => {
      for (const act of list) {
        if ('click' in act) document.querySelector<HTMLElement>(act.click)?.click();
        else document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: act.key, bubbles: true, cancelable: true }));
      }
      await new Promise((goOn) => setTimeout(goOn, 500));
    }, acts);
  const row = (index: number) => ({ click: `[data-index="${index}"]` });
  const details = page.getByRole('complementary');
  const detailsOf = async (index: number) =>
    page.getByRole('complementary', { name: `User details: ${await rowButton(page, index).textContent()}` });

  await press(row(0), row(3));
  await expect(await detailsOf(3)).toBeVisible();
  await page.goBack();
  await expect(details).toHaveCount(0);
  await expect(page).toHaveURL(/\/users$/);

  await press(row(1));
  await expect(await detailsOf(1)).toBeVisible();
  await press(row(5), { key: 'Escape' });
  await expect(details).toHaveCount(0);

  await press(row(1));
  await press(row(5), { key: 'j' });
  await expect(await detailsOf(6)).toBeVisible();
  await expect(rowButton(page, 6)).toBeFocused();

  reads.length = 0;
  const next = { click: 'aside [aria-label="Next user"]' };
  await press(next, next, next, next, next, next);
  await expect(await detailsOf(12)).toBeVisible();
  expect(reads).toHaveLength(1);
});

test('keeps the choice of columns and density', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users`);
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('checkbox', { name: 'Title' }).uncheck();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Title' })).toHaveCount(0);
  await expect.poll(async () => (await rows(page).nth(3).boundingBox())?.height).toBe(32);
});

test('says what a snapshot keeps, keeps it, searches and filters it, and deletes it', async ({
  signedIn: page,
  connected,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/409/);
  const { id } = await connected('directory-connector');
  const all = grouped(await totalOf(page, id));
  await page.goto(`/connections/${id}/users?status=inactive&q=a`);
  await expect(page.getByText('The filter Status needs the snapshot, which is off.')).toBeVisible();
  await expect(page.getByText(/It is personal data\.$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Turn on the snapshot' }).click();
  await expect(page.getByText(/^Snapshot of \d/)).toBeVisible();
  await expect(page).toHaveURL(/status=inactive&q=a/);
  await page.getByRole('link', { name: 'Clear' }).click();

  await page.goto(`/connections/${id}/users?view=snapshot`);
  await expect(page.getByText(`${all} users`, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  const directory = page.getByRole('link', { name: /^AD/ });
  await expect(directory).toHaveText(/18$/);
  await expectAccessible(page);
  await directory.click();
  await expect(page.getByText(`18 of ${all} match`)).toBeVisible();
  // Only those in sight are drawn.
  await expect(page.getByRole('table', { name: 'Users' })).toHaveAttribute('aria-rowcount', String(18 + 1));
  await page.getByRole('link', { name: 'Remove filter: Source: AD' }).click();
  await expect(page.getByText(`${all} users`, { exact: true })).toBeVisible();

  await page.getByRole('searchbox').fill('orrin.example');
  await expect(page).toHaveURL(/q=orrin\.example/);
  await expect(page.getByText(`${all} users`, { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('nobody is called this');
  await expect(page.getByRole('heading', { name: 'No user in the snapshot matches' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Drop the search/ }).click();
  await expect(page.getByText(`${all} users`, { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'About the snapshot' }).click();
  await page.getByRole('button', { name: 'Turn off…' }).click();
  await expect(page.getByText(`Deleted at once: the copy of ${all} users`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Turn off and delete' }).click();
  await expect(page.getByRole('button', { name: 'Turn on the snapshot' })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  const kept = await call<{ code?: string }>(page, 'GET', `/api/connections/${id}/snapshot/users?offset=0&limit=10`);
  expect(kept.code).toBe('snapshot-off');
});

test('draws only what is in sight of 100,000 users, and shows how far the reading is', async ({ signedIn: page, connected }) => {
  test.setTimeout(300_000);
  const { id } = await connected('large');
  const total = await totalOf(page, id);
  await page.goto(`/connections/${id}/users?view=snapshot`);
  await page.getByRole('button', { name: 'Turn on the snapshot' }).click();
  await expect(page.getByText(new RegExp(`^Reading all users: [\\d,]+ of about ${grouped(total)}, \\d+:\\d\\d so far$`))).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByText(/^Snapshot of \d/)).toBeVisible({ timeout: 240_000 });
  await expect(page.getByRole('table', { name: 'Users' })).toHaveAttribute('aria-rowcount', String(total + 1));
  await rowButton(page, 0).focus();
  await page.keyboard.press('End');
  await expect(rowButton(page, total - 1)).toBeFocused();
  await expect(rowButton(page, total - 1)).toHaveText(/\S/);
  expect(await rows(page).count()).toBeLessThan(100);
  await expectAccessible(page);
  await page.keyboard.press('Home');
  await expect(rowButton(page, 0)).toBeFocused();
  await page.getByRole('link', { name: /^[\d,]+ users have no licence$/ }).click();
  await expect(page.getByText(new RegExp(`^[\\d,]+ of ${grouped(total)} match$`))).toBeVisible();
  await expect(page).toHaveURL(/licence=none/);
});

test('keeps what it has while Webex asks to wait, and asks again by itself', async ({ signedIn: page, connected, noConsoleErrors }) => {
  noConsoleErrors.allow(/503/);
  const { id } = await connected('rate-limited');
  await expect(async () => {
    await page.goto(`/connections/${id}/users`);
    await expect(rows(page).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const refresh = page.getByRole('button', { name: 'Refresh' });
  const countdown = page.getByText(/^Webex asks to wait \d+ s\./);
  await expect(async () => {
    await refresh.click();
    await expect(countdown).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText(/^As read from Webex, /)).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByText(/^Live from Webex, /)).toBeVisible({ timeout: 30_000 });
  await expect(countdown).toHaveCount(0);
});

test('asks again for a page that was refused, once it is come back to', async ({ signedIn: page, connected, noConsoleErrors }) => {
  noConsoleErrors.allow(/503|429/);
  const { id } = await connected('rate-limited');
  const total = page.getByText(/^1–\d+ of \d+$/);
  await expect(async () => {
    await page.goto(`/connections/${id}/users`);
    await expect(page.getByText(/^Webex asks to wait \d+ s\./)).toBeVisible({ timeout: 2_000 });
    await expect(total).toHaveCount(0);
  }).toPass();
  const field = page.getByRole('searchbox');
  await field.fill('a');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=a/);
  await expect(total).toBeVisible({ timeout: 30_000 });
  const found = await rows(page).count();
  await page.getByRole('link', { name: 'Clear' }).click();
  await expect.poll(() => rows(page).count(), { timeout: 30_000 }).toBeGreaterThan(found);
});

test('leads on from a page past the end, and from a search that finds nobody', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  await page.goto(`/connections/${id}/users?startIndex=901`);
  await page.getByRole('link', { name: 'Go to the first page' }).click();
  await expect(rows(page)).toHaveCount(25);
  await page.goto(`/connections/${id}/users?q=zzz`);
  await expect(page.getByRole('heading', { name: 'No user’s e-mail address starts with “zzz”' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Drop the search “zzz”' }).click();
  await expect(rows(page)).toHaveCount(25);
});
