import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import setupPostgres from '@/lib/server/db/postgres.setup';
import { type Cable, layCable } from '@/lib/server/test-cable';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { Client, organizationIdOf } from './drill/client';
import { type RunningServer, startServer } from './server';

const port = 3125;
const origin = `http://localhost:${port}`;
let server: RunningServer;
let cable: Cable;
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
  const name = `outage_${randomUUID().replaceAll('-', '')}`;
  const database = new pg.Client({ connectionString: `${url}/postgres` });
  await database.connect();
  await database.query(`create database ${name}`);
  await database.end();
  cable = await layCable(`${url}/${name}`);
  server = await startServer({ port, env: { DATABASE_URL: cable.url, ONRAMP_SANDBOX: 'on' } });
});
test.afterAll(async () => {
  await server.stop();
  server.remove();
  await cable.cut();
  await stopPostgres();
});

test('while the database is away the screens say so, and all goes on by itself once it is back', async ({ page }) => {
  const client = new Client(port);
  await client.signIn(server.dataDir);
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organizationIdOf('clean') });
  const { url } = await client.json<{ url: string }>('POST', `/api/connections/${id}/authorizations`, {});
  await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await page.goto(`${origin}/connections/${id}/setup/authorize`);
  const says = page.getByRole('heading', { name: 'Onramp’s database does not answer' });

  await test.step('a window that waits', async () => {
    await cable.cut();
    await expect(says).toBeVisible();
    await cable.mend();
    await expect(says).toBeHidden();
  });

  await test.step('a page that is opened meanwhile', async () => {
    await cable.cut();
    await page.reload();
    await expect(says).toBeVisible();
    await expect(page.getByText(/ECONN|postgres:\/\/|node_modules/)).toHaveCount(0);
    await cable.mend();
    await expect(says).toBeHidden();
    await expect(page).toHaveTitle(/Authorize/i);
  });

  await test.step('a token that comes meanwhile', async () => {
    const address = await client.answerOf(url);
    await cable.cut();
    const refused = await client.send('POST', '/api/deposit', { address });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    await cable.mend();
    // It was not burnt: the private window still has it, and its “Try again” works.
    expect((await client.send('POST', '/api/deposit', { address })).status).toBe(204);
  });

  await test.step('a launch link that is opened meanwhile', async () => {
    const link = issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin });
    const context = await page.context().browser()?.newContext();
    const other = await context?.newPage();
    if (!other) throw new Error('no window');
    await cable.cut();
    await other.goto(link);
    await expect(other.getByText(/The link was not used up/)).toBeVisible();
    await cable.mend();
    await other.goto(link);
    await expect(other).not.toHaveURL(/sign-in/);
    await context?.close();
  });
  expect(server.output()).not.toMatch(/uncaught|unhandled/i);
});
