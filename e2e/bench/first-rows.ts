// How long the first users take to be seen, by the size of the directory. Needs a build, and port 3000.
import { createServer, request as httpRequest } from 'node:http';
import { chromium, type Page } from '@playwright/test';
import { organizationOf } from '@/e2e/fixtures';
import { launchOptions } from '@/e2e/playwright.config';
import { startServer } from '@/e2e/server';
import { listenSandbox } from '@/lib/sandbox/listen';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { connect } from './connect';
import { finish, report } from './report';
import { startUpstream } from './start-upstream';

const origin = 'http://localhost:3000';
/** Where the sandbox is found. */
const front = 'http://127.0.0.1:3001';
const upstreamMs = 200;
/** What Onramp, the network and the browser may add to one page of Webex. */
const ownMs = 200;
const rounds = 15;
const sizes = [
  { key: 'clean', size: 1_000, name: '1000' },
  { key: 'small', size: 100_000, name: '100000' },
  { key: 'large', size: 1_000_000, name: '1000000' },
] as const;

/** The sandbox, but for the users of three organizations, which come from directories of a known size and speed. */
async function startSandboxWith(directories: ReadonlyMap<string, string>) {
  const sandbox = await listenSandbox({ base: `${front}/sandbox`, port: 3002 });
  const server = createServer((incoming, outgoing) => {
    const organizationId = /\/identity\/scim\/([^/]+)\/v2\/Users\?/.exec(incoming.url ?? '')?.[1];
    const directory = directories.get(organizationId ?? '');
    const { pathname, search } = new URL(incoming.url ?? '/', front);
    const target = new URL(directory ? `/${search}` : pathname + search, directory ?? 'http://127.0.0.1:3002');
    const passed = httpRequest(target, { method: incoming.method, headers: incoming.headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(Number(new URL(front).port), '127.0.0.1', done));
  return async () => {
    server.closeAllConnections();
    server.close();
    await sandbox.close();
  };
}

async function timeOnce(page: Page, id: string): Promise<number> {
  await page.goto(`${origin}/connections/${id}/activity`);
  const users = page.getByRole('link', { name: 'Users', exact: true });
  await users.waitFor();
  // Measured in the page: Playwright looks for what it waits for only every half a second after the first.
  const rows = page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            new MutationObserver((_, observer) => {
              // Not those of the skeleton.
              if (document.querySelectorAll('tbody tr:has(button):not([aria-busy])').length < 10) return;
              observer.disconnect();
              // Painted: a frame's callbacks run before it, and a task asked for in one runs after it.
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp)));
            }).observe(document, { subtree: true, childList: true });
          },
          { capture: true, once: true },
        );
      }),
  );
  await users.click();
  return await rows;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const upstreams = await Promise.all(sizes.map(({ size }) => startUpstream(size, upstreamMs, 0)));
const closeSandbox = await startSandboxWith(
  new Map(sizes.map(({ key }, at) => [organizationOf(key).organizationId, upstreams[at]?.origin ?? ''])),
);
const server = await startServer({
  port: 3000,
  env: { ONRAMP_SANDBOX: 'on', ONRAMP_SANDBOX_URL: `${front}/sandbox`, LOG_LEVEL: 'warn' },
});
const browser = await chromium.launch(launchOptions);
try {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  const page = await context.newPage();
  await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const ids: string[] = [];
  for (const { key } of sizes) ids.push(await connect(context, page, key));

  const times = ids.map((): number[] => []);
  for (let round = 0; round < rounds + 2; round += 1)
    for (const [at, id] of ids.entries()) {
      const ms = await timeOnce(page, id);
      // The first two rounds warm the server and the browser.
      if (round >= 2) times[at]?.push(ms);
    }
  const medians = times.map(median);
  for (const [at, { name }] of sizes.entries()) {
    const ms = medians[at] ?? Number.NaN;
    report(
      'B4',
      `first-rows-${name}-over-one-page`,
      ms / upstreamMs,
      (upstreamMs + ownMs) / upstreamMs,
      `${Math.round(ms)} ms; a page of Webex takes ${upstreamMs} ms`,
    );
  }
  report(
    'B4',
    'first-rows-1000000-to-1000',
    (medians[2] ?? Number.NaN) / (medians[0] ?? Number.NaN),
    1.1,
    medians.map(Math.round).join(', '),
  );
} finally {
  await browser.close();
  await server.stop();
  server.remove();
  await closeSandbox();
  for (const { stop } of upstreams) stop();
}
finish();
