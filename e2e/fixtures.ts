import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';

export const origin = 'http://localhost:3000';

/** Where the test server keeps its data. */
export const dataDir = () => process.env.ONRAMP_E2E_DATA_DIR ?? '';

/** Everything that the test server printed. */
export const serverOutput = () => readFileSync(process.env.ONRAMP_E2E_OUTPUT ?? '', 'utf8');

export function organizationOf(key: string) {
  const found = sandboxOrganizations.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`the sandbox has no organization ${key}`);
  return found;
}

/** Asks the app's API from one of its own pages, as its own code does. */
export function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async (wanted) => {
      const response = await fetch(wanted.path, {
        method: wanted.method,
        headers: {
          'X-Onramp-Proof': sessionStorage.getItem('onramp.proof') ?? '',
          ...(wanted.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(wanted.body === undefined ? {} : { body: JSON.stringify(wanted.body) }),
      });
      return response.status === 204 ? null : response.json();
    },
    { method, path, body },
  );
}

/** Signs in at the sandbox's own page with an organization's first account, in a window of its own. */
export async function signInAtSandbox(context: BrowserContext, url: string, key: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  const account = organizationOf(key).accounts[0];
  await page.getByRole('button', { name: new RegExp(`^${account?.displayName}, .*${organizationOf(key).name}`) }).click();
  return page;
}

/** Fills the form of the sandbox's Okta with what step 6 shows, tests it and saves it. */
export async function configureOkta(page: Page, okta: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reveal API Token' }).click();
  const field = page.getByRole('textbox', { name: 'API Token' });
  await expect(field).not.toHaveValue(/•/);
  await okta.getByLabel('Organization ID').fill(await page.getByRole('textbox', { name: 'Organization ID' }).inputValue());
  await okta.getByLabel('API Token').fill(await field.inputValue());
  await okta.getByRole('button', { name: 'Test API Credentials' }).click();
  await expect(okta.getByText(/verified successfully/)).toBeVisible();
  await okta.getByRole('button', { name: 'Save API integration' }).click();
  await page.getByRole('button', { name: 'Hide API Token' }).click();
}

/** Ticks all that Okta may do, and saves. */
export async function enableAll(okta: Page): Promise<void> {
  for (const name of ['Create Users', 'Update User Attributes', 'Deactivate Users']) await okta.getByRole('checkbox', { name }).check();
  await okta.getByRole('button', { name: 'Save To App' }).click();
}

/** Opens every dark and light variant and looks for violations of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // Next takes the old title away some milliseconds before it brings the new one.
  await expect(page).toHaveTitle(/\S/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      page.url(),
    ).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

interface Fixtures {
  /** Fails the test when a page reports an error that nobody expected. */
  noConsoleErrors: { allow: (pattern: RegExp) => void };
  /** A page of the normal window, signed in. */
  signedIn: Page;
  /** A private window: another browser context, with nothing in it. */
  privateWindow: BrowserContext;
  /** Makes a connection to a sandbox organization whose token is active. */
  connected: (key: string) => Promise<ConnectionView>;
}

export const test = base.extend<Fixtures>({
  noConsoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const allowed: RegExp[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      context.on('weberror', (error) => errors.push(error.error().message));
      await use({ allow: (pattern) => allowed.push(pattern) });
      expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
  signedIn: async ({ page }, use) => {
    await page.goto(issueLaunchLink({ dataDir: dataDir(), publicUrl: origin }));
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
    await use(page);
  },
  privateWindow: async ({ browser }, use) => {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    await use(context);
    await context.close();
  },
  connected: async ({ signedIn, privateWindow }, use) => {
    await use(async (key) => {
      const { id } = await call<ConnectionView>(signedIn, 'POST', '/api/connections', { environment: 'sandbox' });
      await call(signedIn, 'PATCH', `/api/connections/${id}`, { organizationId: organizationOf(key).organizationId });
      const { url } = await call<{ url: string }>(signedIn, 'POST', `/api/connections/${id}/authorizations`, {});
      const page = await signInAtSandbox(privateWindow, url, key);
      await expect(page.getByRole('heading', { name: /^Done/ })).toBeVisible();
      await page.close();
      const view = () => call<ConnectionView>(signedIn, 'GET', `/api/connections/${id}`);
      await expect.poll(async () => (await view()).credential?.status).toBe('active');
      return view();
    });
  },
});

export { expect };
