import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

interface Message {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks on this machine, that answers as it is told. */
async function receiver() {
  const messages: Message[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      messages.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/in/5f0c2b1e7d4a4c39`,
    host: `127.0.0.1:${port}`,
    messages,
    answer: (next: number) => {
      status = next;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

const panel = (page: Page) => page.getByRole('region', { name: 'Reminders' });

test('a webhook is added, tested and removed on the token page', async ({ signedIn: page, connected, noConsoleErrors }) => {
  test.setTimeout(120_000);
  // An address that cannot be one is refused on purpose.
  noConsoleErrors.allow(/status of 422/);
  const hook = await receiver();
  const { id, name } = await connected('small');
  await page.goto(`/connections/${id}/token`);
  await panel(page).getByRole('button', { name: 'Add webhook' }).click();
  const field = page.getByRole('textbox', { name: 'Webhook URL' });
  await expect(field).toBeFocused();
  await field.fill('http://hooks.example.com/plain');
  await field.press('Enter');
  await expect(panel(page).getByText('This address cannot be a webhook')).toBeVisible();
  await field.fill(hook.url);
  await field.press('Enter');

  const secret = await page.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(secret)).toHaveCount(0);
  await expect(panel(page).getByText(`${hook.host}, ends in 4c39`)).toBeVisible();
  expect(await page.content()).not.toContain('5f0c2b1e7d4a');

  await page.getByRole('button', { name: `Send a test to ${hook.host}` }).click();
  await expect(panel(page).getByText(/^Delivered: Test/)).toBeVisible({ timeout: 20_000 });
  const [message] = hook.messages;
  expect(message?.path).toBe('/in/5f0c2b1e7d4a4c39');
  expect(message?.body).toContain(name);
  const signed = `${message?.headers['webhook-id']}.${message?.headers['webhook-timestamp']}.${message?.body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(message?.headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);

  hook.answer(500);
  await page.getByRole('button', { name: `Send a test to ${hook.host}` }).click();
  await expect(panel(page).getByText(/Not delivered yet, will be tried again: Test.*Answered 500/)).toBeVisible({ timeout: 20_000 });

  const toggle = page.getByRole('switch', { name: `Webhook to ${hook.host}` });
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).not.toBeChecked();
  await page.setViewportSize({ width: 360, height: 800 });
  await panel(page).getByText('Last 2 deliveries').click();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('switch', { name: `Webhook to ${hook.host}` })).not.toBeChecked();

  await page.getByRole('button', { name: `Remove ${hook.host}` }).click();
  await page.getByRole('button', { name: `Remove ${hook.host}` }).click();
  await expect(panel(page).getByText(hook.host)).toHaveCount(0);
  await hook.close();
});

test('without a mail server the panel names the settings that are missing', async ({ signedIn: page, connected }) => {
  const { id } = await connected('small');
  await page.goto(`/connections/${id}/token`);
  await expect(panel(page).getByText('ONRAMP_SMTP_URL')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Add e-mail' })).toHaveCount(0);
});
