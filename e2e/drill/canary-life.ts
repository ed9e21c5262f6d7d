import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import type { Canary } from './canary-search';
import { Client } from './client';
import { post, type Trial, untilActive, untilChecked } from './trial';

/** Remembers the secrets of its own session. */
export class WatchedClient extends Client {
  readonly canaries: Canary[] = [];

  override async send(method: string, path: string, body?: unknown, form = false): Promise<Response> {
    const response = await super.send(method, path, body, form);
    if (path === '/api/auth/callback/launch') this.canaries.push({ name: 'launch secret', value: String(Object(body).key) });
    for (const cookie of response.headers.getSetCookie()) {
      const [, value] = /^onramp\.session=([^;]{24,})/.exec(cookie) ?? [];
      if (value) this.canaries.push({ name: 'session cookie', value });
    }
    return response;
  }
}

/** The part of a token that nobody can know: after it come the cluster and the organization, which are shown. */
const secretOf = (token: string) => token.split('_', 1)[0] ?? '';

/** Signs in at the sandbox with a fresh link and hands the answer over. @returns the token and the link's state. */
export async function capture(trial: Trial, key: string, name: string): Promise<{ token: string; canaries: readonly Canary[] }> {
  const { url } = await trial.client.json<{ url: string }>('POST', `/api/connections/${trial.id}/authorizations`, {});
  trial.address = await trial.client.answerOf(url, key);
  const answered = new URLSearchParams(new URL(trial.address).hash.slice(1));
  const token = answered.get('access_token') ?? '';
  await trial.client.json('POST', '/api/deposit', { address: trial.address });
  const canaries = [
    { name: `${name} token`, value: secretOf(token) },
    { name: `${name} state`, value: answered.get('state') ?? '' },
  ];
  return { token, canaries };
}

/** Connects an organization of the sandbox and checks it. */
export async function connect(client: Client, key: string, name: string) {
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  const trial: Trial = { client, id, address: '', old: '', next: '', renewal: '' };
  const organization = sandboxOrganizations.find((candidate) => candidate.key === key);
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organization?.organizationId });
  const captured = await capture(trial, key, name);
  await untilActive(trial);
  await post(trial, '/checks');
  await untilChecked(trial);
  return { trial, ...captured };
}

/** Asks for what is refused, with a secret wherever one fits. @returns what the answers said. */
export async function askAmiss(trial: Trial, token: string): Promise<string> {
  const { client, id, address } = trial;
  const answers = [
    // Used before; cut off; without its state; of a link that never was.
    await client.send('POST', '/api/deposit', { address }),
    await client.send('POST', '/api/deposit', { address: address.slice(0, -30) }),
    await client.send('POST', '/api/deposit', { address: address.replace(/&state=.*/, '') }),
    await client.send('POST', '/api/deposit', { address: { address } }),
    await client.send('POST', `/api/connections/${id}/paste`, { text: address }),
    await client.send('POST', `/api/connections/${id}/paste`, { text: token.slice(0, 60) }),
    await client.send('PATCH', `/api/connections/${id}`, { organizationId: token }),
    await client.send('GET', `/api/connections/${token}`),
    await client.send('DELETE', `/api/connections/${id}/renewals/${token}`),
    await client.send('PUT', `/api/connections/${id}/statements/${token}`, { confirmed: true }),
    await client.send('GET', `/api/connections/${id}/activity/export?format=${token}`),
    await client.send('POST', `/api/connections/${id}/channels`, { kind: 'email', address: token, timeZone: 'UTC', forAll: false }),
    await client.send('POST', `/api/connections/${id}/channels`, { kind: 'webhook', address: token, timeZone: token, forAll: false }),
  ];
  if (answers.some(({ status }) => status < 400 || status >= 500)) throw new Error(answers.map(({ status }) => status).join(' '));
  // Addresses of pages that only the log might repeat.
  await client.send('GET', `/auth/code?${new URL(address).hash.slice(1)}`);
  await client.send('GET', `/connections/${token}/token?access_token=${token}`);
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}
