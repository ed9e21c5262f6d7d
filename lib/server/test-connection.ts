import { organizationOf } from '@/lib/sandbox/test-client';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection, getConnection } from './connections';
import { identifyAgain } from './identify';
import type { TestApp } from './test-app';

/** A connection whose administrator signed in at the sandbox, and the token that came of it. */
export async function connectSandbox(test: TestApp, key: string, accountKey?: string): Promise<{ id: string; token: string }> {
  const organization = organizationOf(key);
  const { id, url } = await test.asAdmin(async () => {
    const created = await createConnection('sandbox');
    await changeConnection(created.id, { organizationId: organization.organizationId });
    return { id: created.id, ...(await issueAuthorization(created.id)) };
  });
  const form = new URLSearchParams(new URL(url).search);
  form.set('account', accountKey ?? organization.accounts[0]?.key ?? '');
  const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  const address = reply.headers.get('location') ?? '';
  await depositReply(address);
  const view = () => test.asAdmin(() => getConnection(id));
  for (let tries = 0; (await view()).credential?.status === 'received' && tries < 8; tries += 1)
    await test.asAdmin(() => identifyAgain(id));
  return { id, token: new URLSearchParams(address.split('#')[1]).get('access_token') ?? '' };
}
