import { openTestSandbox, organizationOf, scimPath } from './test-client';

/** A request of the emulated Okta, as it went out. */
interface SentRequest {
  readonly method: string;
  /** What follows the version of the SCIM base. */
  readonly path: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown> | null;
}

/** A sandbox whose Okta is watched, and whose clock moves only when that Okta waits. */
export async function openTestOkta(key: string, edition: 'classic' | 'scim2' = 'scim2') {
  const sent: SentRequest[] = [];
  const waits: number[] = [];
  let time = Date.UTC(2026, 10, 24, 9);
  const sandbox = await openTestSandbox({
    now: () => time,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
    fetch: (address, init) => {
      const { method, headers } = new Request(address, init);
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
      const path = new URL(address).href.replace(/^.*\/v[12](?=\/)/, '');
      sent.push({ method, path, address, headers: Object.fromEntries(headers), body });
      return fetch(address, init);
    },
  });
  const { organizationId } = organizationOf(key);
  const { token } = await sandbox.signIn(`${key}-full-admin`);
  const page = async () => (await fetch(`${sandbox.base}/okta?organization=${organizationId}`)).text();
  const press = async (action: string, fields: Readonly<Record<string, string>> = {}) => {
    const body = new URLSearchParams({ organization: organizationId, action, ...fields });
    return fetch(`${sandbox.base}/okta`, { method: 'POST', body, redirect: 'manual' });
  };
  return {
    ...sandbox,
    sent,
    waits,
    token,
    organizationId,
    page,
    press,
    later: (milliseconds: number) => {
      time += milliseconds;
    },
    connect: (action: 'test' | 'save' = 'save', more: Readonly<Record<string, string>> = {}) =>
      press(action, { edition, organizationId, token, ...more }),
    toApp: (fields: Readonly<Record<string, string>> = {}) =>
      press('to-app', { createUsers: 'on', updateAttributes: 'on', deactivateUsers: 'on', ...fields }),
    /** What an action sends. */
    sentBy: async (action: string) => {
      sent.length = 0;
      await press(action);
      return sent.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')}`);
    },
    userNamed: async (userName: string) => {
      const filter = encodeURIComponent(`userName eq "${userName}"`);
      const reply = await sandbox.get(scimPath(key, `Users?filter=${filter}`), token);
      return (await reply.json()).Resources[0];
    },
  };
}

/** The sandbox’s Okta, as a test drives it. */
export type TestOkta = Awaited<ReturnType<typeof openTestOkta>>;

/** The text of one row of a page's tables, by what stands at its beginning. */
export function rowOf(html: string, name: string): string {
  const row = html.split('<tr>').find((candidate) => candidate.includes(`<th scope="row"><strong>${name}`)) ?? '';
  return (row.split('</tr>')[0] ?? '').replace(/<[^>]+>/g, ' ');
}
