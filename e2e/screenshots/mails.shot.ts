import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { mails } from '@/e2e/mails';

for (const { name, html } of mails) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the mail ${name}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width: 640, height: 480 });
      await page.emulateMedia({ colorScheme });
      await page.setContent(html);
      await page.screenshot({ path: fileURLToPath(new URL(`mails/${name}-${colorScheme}.png`, import.meta.url)), fullPage: true });
    });
  }
}
