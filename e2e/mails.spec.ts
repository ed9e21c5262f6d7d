import { expect, test } from '@playwright/test';
import { expectAccessible } from './fixtures';
import { mails } from './mails';

for (const { name, html } of mails) {
  test(`the mail ${name} is accessible, asks for nothing and fits a small screen`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(html);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('link')).toHaveCount(2);
    expect(asked).toEqual([]);
  });
}
