import type { Page } from '@playwright/test';
import { environmentOf } from '@/lib/webex/environments';
import { call, expect, organizationOf, origin, test } from './fixtures';

/** Texts that would run where they were taken for markup, an address or a script. Each calls `alert`, which opens a dialog. */
const vectors = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '</title><script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<details open ontoggle=alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '<b style="position:fixed;inset:0">over everything</b>',
  '\u202e<script>alert(1)</script>',
];

/** Signs that turn the direction of a line around are taken out of names. */
const shownAs = (vector: string) => vector.replace('\u202e', '');

/** Counts what ran, and what a policy had to stop: markup that is text sets off neither. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const stopped: string[] = [];
    Object.assign(window, { stopped });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => stopped.push(`${violatedDirective} ${sample}`));
  });
  return async () => [...dialogs, ...(await page.evaluate<string[]>(() => Reflect.get(window, 'stopped') ?? []))];
}

test('nothing in the address of the callback is taken for markup, whatever stands where', async ({ page, noConsoleErrors }) => {
  test.setTimeout(180_000);
  noConsoleErrors.allow(/status of 4\d\d/);
  const found = await watch(page);
  const places: ((vector: string) => string)[] = [
    (vector) => `#access_token=${vector}&token_type=Bearer&state=x`,
    (vector) => `#access_token=${encodeURIComponent(vector)}&state=${encodeURIComponent(vector)}&expires_in=${encodeURIComponent(vector)}`,
    (vector) => `?error=access_denied&error_description=${encodeURIComponent(vector)}&state=${encodeURIComponent(vector)}`,
    (vector) => `?error=${encodeURIComponent(vector)}#${vector}`,
  ];
  for (const vector of vectors) {
    for (const place of places) {
      await page.goto('about:blank');
      await page.goto(`${origin}/auth/code${place(vector)}`);
      await expect(page.getByRole('heading').first()).toBeVisible();
      expect(await found(), vector).toEqual([]);
      expect(await page.locator('iframe, svg[onload], img[onerror], details[ontoggle], b[style]').count(), vector).toBe(0);
    }
  }
});

test('names from Webex are text in the list, in the open user and in the title, whatever they are', async ({
  signedIn: page,
  connected,
}) => {
  test.setTimeout(180_000);
  const { id } = await connected('short-lived');
  const { token } = await call<{ token: string }>(page, 'POST', `/api/connections/${id}/credential/reveal`, { purpose: 'reveal' });
  const [base] = environmentOf('sandbox', `${origin}/sandbox`).scim;
  for (const [number, vector] of vectors.entries()) {
    const created = await fetch(`${base?.url(organizationOf('short-lived').organizationId)}/Users`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/scim+json' },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: `0-hostile-${number}@example.com`,
        displayName: vector,
        name: { givenName: vector, familyName: vector },
        title: vector,
        externalId: vector,
        active: true,
      }),
    });
    expect(created.status, await created.text()).toBe(201);
  }
  const found = await watch(page);
  await page.goto(`/connections/${id}/users?q=0-hostile`);
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(vectors.length);
  for (const vector of vectors) await expect(rows.filter({ hasText: shownAs(vector) }).first()).toBeVisible();
  for (const [number] of vectors.entries()) {
    await rows.nth(number).click();
    await expect(page.getByRole('complementary')).toBeVisible();
    expect(await page.locator('main :is(iframe, img[onerror], details[ontoggle], b[style], svg[onload])').count()).toBe(0);
    await page.keyboard.press('Escape');
  }
  expect(await found()).toEqual([]);
  for (const vector of vectors) {
    await call(page, 'PATCH', `/api/connections/${id}`, { name: vector });
    for (const path of [`/connections/${id}/overview`, '/']) {
      await page.goto(path);
      await expect(page.locator('body')).toContainText(shownAs(vector));
      expect(await found(), vector).toEqual([]);
    }
  }
});
