// The table of 100,000 users in a browser: frames that are dropped, and how long an act takes to be seen. Needs a build, and port 3000.
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { launchOptions } from '@/e2e/playwright.config';
import { startServer } from '@/e2e/server';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { connect } from './connect';
import { countFrames, fling } from './frames';
import { worstInteraction } from './interactions';
import { finish, report } from './report';

const origin = 'http://localhost:3000';
const flingSeconds = 10;
const flingSpeed = 6_000;

/**
 * Makes the window larger than the page, until that is loaded anew. As it comes, tabs and address bar take from its height while the page keeps
 * 900 pixels, so that the lowest are never drawn: what changes there would count as seen only when something above it changes.
 */
async function fitWindow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1_600, height: 1_200 } });
  await session.detach();
}

/** The same fling over a page that holds nothing but its height: what this machine drops by itself. */
async function bareFling(context: BrowserContext) {
  const page = await context.newPage();
  await page.setContent('<body style="height:4600000px;margin:0"></body>');
  await fitWindow(page);
  const frames = await countFrames(page, () => fling(page, flingSeconds, flingSpeed));
  await page.close();
  return frames;
}

/** A fling, a sort and a filter over all users. */
function fling100000(page: Page) {
  return countFrames(page, async () => {
    await fling(page, flingSeconds, flingSpeed);
    await page.evaluate(() => window.scrollTo({ top: 0 }));
    await page.getByRole('link', { name: 'Last modified' }).click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    await page.getByRole('button', { name: 'Status', exact: true }).click();
    await page.getByRole('link', { name: /^Inactive/ }).click();
    await page.getByText(/ of 100,000 match$/).waitFor();
    await page.getByRole('link', { name: 'Clear' }).click();
    await page.getByText('100,000 users', { exact: true }).waitFor();
  });
}

const share = ({ dropped, expected }: { dropped: number; expected: number }) => dropped / expected;
const percent = (value: number) => `${(100 * value).toFixed(2)} %`;

const server = await startServer({ port: 3000, env: { ONRAMP_SANDBOX: 'on', LOG_LEVEL: 'warn' } });
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const page = await context.newPage();
  await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const id = await connect(context, page, 'large');
  await page.goto(`${origin}/connections/${id}/users?view=snapshot`);
  await page.getByRole('button', { name: 'Turn on the snapshot' }).click();
  await page.getByText('100,000 users', { exact: true }).waitFor({ timeout: 300_000 });
  await page.reload();
  await page.getByText('100,000 users', { exact: true }).waitFor();
  await fitWindow(page);

  const bare = await bareFling(context);
  await page.bringToFront();
  const table = await fling100000(page);
  const beyond = Math.max(0, share(table) - share(bare));
  const about = `${table.dropped} of ${Math.round(table.expected)} frames are ${percent(share(table))}; a bare page drops ${percent(share(bare))}`;
  report('B5', 'frames-dropped-100000-rows', beyond, 0.01, about);

  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const { acts, worst, first, single } = await worstInteraction(page);
  const which = `${first.ms} ms (${first.name} of act ${first.act}) of ${acts} acts at a quarter of the speed`;
  report('B6', 'worst-interaction', first.ms / 100, 1, which);
  const again = `${worst.ms} ms (${worst.name} of act ${worst.act}), each act the median of three; once ${single.ms} ms (act ${single.act})`;
  report('B6', 'worst-interaction-of-three', worst.ms / 100, 1, again);
} finally {
  await browser.close();
  await server.stop();
  server.remove();
}
finish();
