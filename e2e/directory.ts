import { authorizeParameters, organizationOf, scimPath } from '@/lib/sandbox/test-client';
import { expect, origin } from './fixtures';

const sandbox = `${origin}/sandbox`;

/** A person of a directory, as far as tests name them. */
export interface Person {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
}

/** A SCIM client of an organization of the sandbox, beside Onramp: what Okta would be. */
export async function openDirectory(key: string) {
  const form = authorizeParameters();
  form.set('account', organizationOf(key).accounts[0]?.key ?? '');
  const reply = await fetch(`${sandbox}/idb/oauth2/v1/authorize`, {
    method: 'POST',
    // As the sign-in page sends its form.
    headers: { origin, 'sec-fetch-site': 'same-origin' },
    body: form,
    redirect: 'manual',
  });
  const token = new URL(reply.headers.get('location') ?? '').hash.match(/access_token=([^&]+)/)?.[1] ?? '';
  const send = async (method: string, rest: string, body?: unknown) => {
    const response = await fetch(`${sandbox}${scimPath(key, rest)}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${rest}: ${response.status}`).toBe(true);
    return response.status === 204 ? null : response.json();
  };
  return {
    send,
    people: async (count: number, startIndex = 1): Promise<readonly Person[]> =>
      (await send('GET', `Users?count=${count}&startIndex=${startIndex}`)).Resources,
    push: async (displayName: string, members: readonly Person[]): Promise<{ readonly id: string }> =>
      send('POST', 'Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName,
        members: members.map(({ id }) => ({ value: id })),
      }),
  };
}
