import { sandboxClientId } from './authorize-request';
import { listenSandbox } from './listen';
import { organizationById, sandboxOrganizations } from './organizations';
import type { SandboxOptions } from './sandbox';

/** Where Webex leads the browser after a sign-in. */
export const landing = 'http://localhost:3000/auth/code';

/** The parameters of a sign-in link; what is named here differs, `null` is left out. */
export function authorizeParameters(changes: Readonly<Record<string, string | null>> = {}): URLSearchParams {
  const parameters: Record<string, string | null> = {
    response_type: 'token',
    client_id: sandboxClientId,
    redirect_uri: landing,
    scope: 'spark:people_read spark:people_write Identity:SCIM',
    state: 'state-of-a-test',
    ...changes,
  };
  return new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
  );
}

/** A listening sandbox and a browser before it. */
export async function openTestSandbox(options: Partial<SandboxOptions> = {}) {
  const listening = await listenSandbox(options);
  const { base } = listening;
  const authorize = `${base}/idb/oauth2/v1/authorize`;
  const post = (form: URLSearchParams) => fetch(authorize, { method: 'POST', body: form, redirect: 'manual' });
  const get = (path: string, token?: string) => fetch(`${base}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  /** A write with a JSON body, or with a text that is none. */
  const send = (method: string, path: string, token: string, body?: unknown, type = 'application/scim+json; charset=utf-8') => {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { authorization: `Bearer ${token}`, ...(text === null ? {} : { 'content-type': type }) };
    return fetch(`${base}${path}`, { method, headers, body: text });
  };
  return {
    ...listening,
    post,
    get,
    send,
    authorize: (parameters: URLSearchParams) => fetch(`${authorize}?${parameters}`, { redirect: 'manual' }),
    /** Signs an account in and returns what the fragment holds. */
    signIn: async (account: string, changes: Readonly<Record<string, string | null>> = {}) => {
      const form = authorizeParameters(changes);
      form.set('account', account);
      const location = (await post(form)).headers.get('location') ?? '';
      const fragment = new URLSearchParams(location.split('#')[1]);
      return { location, token: fragment.get('access_token') ?? '', expiresIn: Number(fragment.get('expires_in')) };
    },
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openTestSandbox>>;

/** An organization by its key. @throws {RangeError} no such key. */
export function organizationOf(key: string) {
  const found = sandboxOrganizations.find((candidate) => candidate.key === key);
  if (!found) throw new RangeError(`no organization ${key}`);
  return organizationById(found.organizationId) ?? found;
}

/** The path of an organization's resources, or of one of them. */
export function scimPath(key: string, rest: string, version: 'v1' | 'v2' = 'v2'): string {
  return `/identity/scim/${organizationOf(key).organizationId}/${version}/${rest}`;
}

/** The path of an organization's users. */
export function usersPath(key: string, query: Readonly<Record<string, string>> = {}, version: 'v1' | 'v2' = 'v2'): string {
  return `/identity/scim/${organizationOf(key).organizationId}/${version}/Users?${new URLSearchParams(query)}`;
}
