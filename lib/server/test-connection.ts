import { organizationOf } from '@/lib/sandbox/test-client';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection, getConnection } from './connections';
import { identifyAgain } from './identify';
import type { TestApp } from './test-app';

/** Signs in at the sandbox for a connection that is there already. @returns the token that came of it. */
export async function connectAgain(test: TestApp, id: string, key: string, accountKey?: string): Promise<string> {
  const { url } = await test.asAdmin(() => issueAuthorization(id));
  const form = new URLSearchParams(new URL(url).search);
  form.set('account', accountKey ?? organizationOf(key).accounts[0]?.key ?? '');
  const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  const address = reply.headers.get('location') ?? '';
  await depositReply(address);
  const view = () => test.asAdmin(() => getConnection(id));
  for (let tries = 0; (await view()).credential?.status === 'received' && tries < 8; tries += 1)
    await test.asAdmin(() => identifyAgain(id));
  return new URLSearchParams(address.split('#')[1]).get('access_token') ?? '';
}

/** A connection whose administrator signed in at the sandbox, and the token that came of it. */
export async function connectSandbox(test: TestApp, key: string, accountKey?: string): Promise<{ id: string; token: string }> {
  const { id } = await test.asAdmin(async () => {
    const created = await createConnection('sandbox');
    return changeConnection(created.id, { organizationId: organizationOf(key).organizationId });
  });
  return { id, token: await connectAgain(test, id, key, accountKey) };
}
