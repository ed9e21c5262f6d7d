import type { Page } from '@playwright/test';
import { call, expect, test } from './fixtures';

const tokenOf = (page: Page, id: string) =>
  call<{ token: string }>(page, 'POST', `/api/connections/${id}/credential/reveal`, { purpose: 'reveal' }).then(({ token }) => token);

/** Everything that a page holds: its markup and the values of its fields. */
const whole = (page: Page) =>
  page.evaluate(
    () =>
      document.documentElement.outerHTML +
      [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value')).join('\n'),
  );

test('a revealed token is in the page for half a minute, and gone at once when somebody looks away or leaves', async ({
  signedIn: page,
  connected,
}) => {
  const { id } = await connected('clean');
  const token = await tokenOf(page, id);
  await page.clock.install();
  await page.goto(`/connections/${id}/token`);
  const field = page.getByRole('textbox', { name: 'API Token' });
  const reveal = page.getByRole('button', { name: 'Reveal API Token' });
  await expect(reveal).toBeVisible();
  expect(await whole(page)).not.toContain(token);

  await reveal.click();
  await expect(field).toHaveValue(token);
  await page.clock.fastForward(29_000);
  await expect(field).toHaveValue(token);
  await page.clock.fastForward(1_500);
  await expect(field).toHaveValue(/•/);
  expect(await whole(page)).not.toContain(token);

  await reveal.click();
  await expect(field).toHaveValue(token);
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(field).toHaveValue(/•/);
  expect(await whole(page)).not.toContain(token);

  await reveal.click();
  await expect(field).toHaveValue(token);
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await expect(page.locator('tbody tr').first()).toBeVisible();
  expect(await whole(page)).not.toContain(token);
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href]),
  );
  expect(kept).not.toContain(token);
});

test('the clipboard gets the token when it is asked for by a click, and at no other time', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  const token = await tokenOf(page, id);
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    const clipboard = {
      writeText: async (text: string) => void copied.push(text),
      write: async (items: ClipboardItem[]) => {
        for (const item of items) copied.push(await (await item.getType('text/plain')).text());
      },
    };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard });
  });
  const copied = () => page.evaluate<string[]>(() => Reflect.get(window, 'copied'));
  await page.goto(`/connections/${id}/token`);
  await page.getByRole('button', { name: 'Reveal API Token' }).click();
  await expect(page.getByRole('textbox', { name: 'API Token' })).toHaveValue(token);
  await page.getByRole('button', { name: 'Hide API Token' }).click();
  expect(await copied()).toEqual([]);
  await page.getByRole('button', { name: 'Copy API Token' }).click();
  await expect.poll(copied).toEqual([token]);
});
