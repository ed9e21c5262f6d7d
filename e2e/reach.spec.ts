import { chromium } from '@playwright/test';
import type { ConnectionView } from '@/lib/connection';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { call, expect, expectAccessible, organizationOf, test } from './fixtures';
import { launchOptions } from './playwright.config';
import { startServer } from './server';

/** A port of its own: only the address on port 3000 is the one that Webex leads to. */
const port = 3112;

const places = [
  { name: 'another port of this machine', origin: `http://localhost:${port}`, says: 'If you are shown an error page' },
  { name: 'another machine', origin: `http://onramp.example:${port}`, says: 'You will see an error page. That is expected.' },
] as const;

test.describe.configure({ mode: 'serial' });

for (const { name, origin, says } of places) {
  test(`step 4 takes the address of the error page when Onramp is open at ${name}`, async () => {
    test.setTimeout(120_000);
    // The sandbox of the other tests’ server plays Webex: what answers at an invented name, a server cannot ask.
    const env = { ONRAMP_PUBLIC_URL: origin, ONRAMP_SANDBOX: 'on', ONRAMP_SANDBOX_URL: 'http://localhost:3000/sandbox' };
    const server = await startServer({ port, env });
    const browser = await chromium.launch({
      ...launchOptions,
      args: [
        ...launchOptions.args,
        '--host-resolver-rules=MAP onramp.example 127.0.0.1',
        // As behind TLS: without it the browser does not say where a request comes from.
        `--unsafely-treat-insecure-origin-as-secure=${origin}`,
      ],
    });
    try {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      const { id } = await call<ConnectionView>(page, 'POST', '/api/connections', { environment: 'sandbox' });
      await call(page, 'PATCH', `/api/connections/${id}`, { organizationId: organizationOf('clean').organizationId });
      await page.goto(`${origin}/connections/${id}/setup/authorize`);
      await expect(page.getByRole('heading', { name: says })).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Address of that page' })).toBeVisible();
      await expect(page.getByText(/This browser reaches Onramp/)).toHaveCount(0);
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Copy sign-in link' }).click();
      const link = await page.getByRole('textbox', { name: 'Sign-in link' }).inputValue();
      const privateWindow = await browser.newContext();
      const broker = await privateWindow.newPage();
      // Nothing answers at the address that Webex leads to.
      await privateWindow.route('**/auth/code', (route) => route.abort('connectionrefused'));
      await broker.goto(link);
      const answered = broker.waitForResponse((response) => response.request().method() === 'POST');
      await broker.getByRole('button', { name: /^Ada Brandt/ }).click();
      const address = (await (await answered).allHeaders()).location ?? '';
      await page.getByRole('textbox', { name: 'Address of that page' }).fill(address);
      await page.getByRole('button', { name: 'Use this address' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Webex was verified successfully' })).toBeVisible();
      expect(server.output()).not.toContain(address.split('access_token=')[1]?.slice(0, 40));
    } finally {
      await browser.close();
      await server.stop();
      server.remove();
    }
  });
}
