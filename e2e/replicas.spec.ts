import { expect, test } from '@playwright/test';
import setupPostgres from '@/lib/server/db/postgres.setup';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { organizationIdOf } from './drill/client';
import { type Replicas, startReplicas } from './replicas';

let replicas: Replicas;
let stopPostgres = async () => {};

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  let url = '';
  stopPostgres = await setupPostgres({
    provide: (_name, given) => {
      url = String(given);
    },
  });
  replicas = await startReplicas(url, 3120);
});
test.afterAll(async () => {
  await replicas.close();
  await stopPostgres();
});

const waiting = /setup\/authorize/;

test('a window that waits on one process moves on when the token reaches the other', async ({ browser }) => {
  const { balancer, client, origin, dataDir } = replicas;
  // The private window is served by the one, everything else by the other.
  balancer.steer((path) => (/^\/(?:auth\/code|api\/deposit)/.test(path) ? 1 : 0));
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organizationIdOf('clean') });
  const normal = await browser.newContext();
  const page = await normal.newPage();
  await page.goto(issueLaunchLink({ dataDir, publicUrl: origin }));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(`${origin}/connections/${id}/setup/authorize`);
  const { url } = await client.json<{ url: string }>('POST', `/api/connections/${id}/authorizations`, {});
  await page.reload();
  await expect(page).toHaveURL(waiting);

  const privateWindow = await browser.newContext();
  const callback = await privateWindow.newPage();
  const address = new URL(await replicas.answerOf(url));
  const before = balancer.answered[1];
  await callback.goto(`${origin}${address.pathname}${address.hash}`);
  await expect(callback.getByRole('heading', { name: /^Done/ })).toBeVisible();
  expect(balancer.answered[1]).toBeGreaterThan(before ?? 0);
  await expect(page).not.toHaveURL(waiting);
  await privateWindow.close();
  await normal.close();
});

test('the news themselves come from the other process: the window hears without asking', async () => {
  const { balancer, client } = replicas;
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  balancer.steer(() => 0);
  const stream = await client.send('GET', `/api/connections/${id}/events`);
  const reader = stream.body?.getReader();
  const next = async () => Buffer.from((await reader?.read())?.value ?? '').toString();
  expect(await next()).toMatch(/event: changed/);
  balancer.steer(() => 1);
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organizationIdOf('clean') });
  expect(await next()).toMatch(/event: changed/);
  await reader?.cancel();
});
