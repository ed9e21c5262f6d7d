import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { organizationOf } from '@/lib/sandbox/test-client';
import { app } from '@/lib/server/app';
import { issueAuthorization } from '@/lib/server/authorizations';
import { changeConnection, createConnection } from '@/lib/server/connections';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { POST } from './route';

describe.each(engines)('a deposit on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  /** Signs in at the sandbox. @returns the address that the private window is sent to. */
  async function signIn(): Promise<string> {
    const organization = organizationOf('clean');
    const { url } = await test.asAdmin(async () => {
      const { id } = await createConnection('sandbox');
      await changeConnection(id, { organizationId: organization.organizationId });
      return issueAuthorization(id);
    });
    const form = new URLSearchParams(new URL(url).search);
    form.set('account', organization.accounts[0]?.key ?? '');
    const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
    return reply.headers.get('location') ?? '';
  }

  it('is recorded with the address of the private window, and what Onramp made of it with none', async () => {
    const headers = {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'x-onramp-from': '2001:db8::9',
    };
    const body = JSON.stringify({ address: await signIn() });
    const reply = await POST(new Request('http://localhost:3000/api/deposit', { method: 'POST', headers, body }), {
      params: Promise.resolve({}),
    });
    expect([reply.status, await reply.text()]).toEqual([204, '']);
    const { db } = await app();
    const acts = () =>
      db.selectFrom('audit').select(['actor', 'action', 'origin']).where('action', 'like', 'token-%').orderBy('id').execute();
    await expect.poll(acts).toEqual([
      { actor: 'Webex sign-in', action: 'token-received', origin: '2001:db8::9' },
      { actor: 'Onramp', action: 'token-activated', origin: null },
    ]);
  });
});
