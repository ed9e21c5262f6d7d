import { openTestSandbox, organizationOf, scimPath } from './test-client';

/** A PatchOp message. */
export const patch = (...Operations: unknown[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });

/** A sandbox with clients that write to it, one for each account. */
export async function openTestWriter() {
  const sandbox = await openTestSandbox();
  const tokens = new Map<string, string>();
  let serial = 0;
  const tokenOf = async (account: string) => {
    const token = tokens.get(account) ?? (await sandbox.signIn(account)).token;
    tokens.set(account, token);
    return token;
  };
  /** A whole user with a name of their own. */
  const newUser = (more: Readonly<Record<string, unknown>> = {}, key = 'clean') => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `person${++serial}@${organizationOf(key).domain}`,
    name: { givenName: 'Ada', familyName: 'Byron' },
    ...more,
  });
  const send = async (method: string, path: string, body?: unknown, account = 'clean-full-admin') =>
    sandbox.send(method, path, await tokenOf(account), body);
  return {
    ...sandbox,
    tokenOf,
    newUser,
    send,
    /** A write of the full administrator whose body is of another type. */
    sendAs: async (method: string, path: string, body: unknown, type: string) =>
      sandbox.send(method, path, await tokenOf('clean-full-admin'), body, type),
    get: async (path: string, account = 'clean-full-admin') => sandbox.get(path, await tokenOf(account)),
    /** Creates a user and returns what Webex shows of them. */
    create: async (more: Readonly<Record<string, unknown>> = {}, key = 'clean') => {
      const reply = await send('POST', scimPath(key, 'Users'), newUser(more, key), `${key}-full-admin`);
      if (reply.status !== 201) throw new Error(`not created: ${reply.status}`);
      return reply.json();
    },
  };
}

/** A SCIM client with a token that may write, as a test drives it. */
export type TestWriter = Awaited<ReturnType<typeof openTestWriter>>;
