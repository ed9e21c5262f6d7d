import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, scimPath, type TestSandbox, usersPath } from '@/lib/sandbox/test-client';
import { app } from './app';
import { readUserDetails } from './directory';
import { readGroupPage, readGroupsPage } from './groups';
import { openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

let test: TestApp;
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox();
  test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
});
afterEach(() => sandbox.sandbox.faults.clear());
afterAll(async () => {
  await test.close();
  await sandbox.close();
});

async function open(key: string, account?: string) {
  const { id, token } = await connectSandbox(test, key, account);
  return {
    id,
    token,
    groups: (startIndex = 1) => test.asAdmin(() => readGroupsPage(id, startIndex)),
    group: (groupId: string, startIndex = 1) => test.asAdmin(() => readGroupPage(id, groupId, startIndex)),
    push: async (displayName: string, members: readonly string[]) => {
      const body = {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName,
        members: members.map((value) => ({ value })),
      };
      const reply = await sandbox.send('POST', scimPath(key, 'Groups'), token, body);
      expect(reply.status).toBe(201);
      return (await reply.json()).id;
    },
    people: async (count: number): Promise<string[]> =>
      (await (await sandbox.get(usersPath(key, { count: String(count) }), token)).json()).Resources.map(
        ({ id: userId }: { id: string }) => userId,
      ),
  };
}

describe('groups', () => {
  it('are listed by name, with their source, and their members page by page', async () => {
    const { groups, group, push, people, id } = await open('large');
    expect(await groups()).toMatchObject({ total: 0, groups: [] });
    const members = await people(150);
    await push('Webex West', members.slice(0, 3));
    const east = await push('Webex East', members.slice(0, 100));
    const { total, groups: listed } = await groups();
    expect(total).toBe(2);
    expect(listed.map(({ displayName }) => displayName)).toEqual(['Webex East', 'Webex West']);
    expect(listed[0]).not.toHaveProperty('members');
    expect((await groups(2)).groups).toHaveLength(1);
    const page = await group(east);
    expect(page).toMatchObject({ total: 100, group: { displayName: 'Webex East' } });
    expect(page.members).toHaveLength(100);
    expect((await group(east, 99)).members.map(({ value }) => value)).toEqual(members.slice(98, 100));
    expect((await group(east, 101)).members).toEqual([]);
    const { user, groupsUnread } = await test.asAdmin(() => readUserDetails(id, members[0] ?? ''));
    expect(groupsUnread).toBeNull();
    expect(user.groups?.map(({ display }) => display)).toEqual(expect.arrayContaining(['Webex East', 'Webex West']));
  });

  it('are no part of the older SCIM', async () => {
    const { id, groups, people } = await open('clean');
    const [userId = ''] = await people(1);
    const { db } = await app();
    await db.updateTable('connections').set({ edition: 'classic' }).where('id', '=', id).execute();
    await expect(groups()).rejects.toMatchObject({ code: 'groups-not-offered' });
    expect(await test.asAdmin(() => readUserDetails(id, userId))).toMatchObject({ user: { id: userId }, groupsUnread: 'older-scim' });
  });

  it('are not for every administrator', async () => {
    const { groups } = await open('user-admin-only');
    await expect(groups()).rejects.toMatchObject({ code: 'upstream-forbidden' });
  });

  it('that are gone are not found', async () => {
    const { group } = await open('clean');
    await expect(group('5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f99')).rejects.toMatchObject({ code: 'upstream-not-found' });
    await expect(group('..')).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['not JSON', { status: 200, body: '<html>', contentType: 'text/html' }, 'response-not-json'],
    ['another shape', { status: 200, body: '{"Resources":7}', contentType: 'application/json' }, 'response-unexpected'],
    ['too many requests', { status: 429, headers: { 'retry-after': '60' } }, 'upstream-rate-limited'],
  ])('fail with a reason at %s', async (_, fault, code) => {
    const { groups } = await open('clean');
    sandbox.sandbox.faults.set('/identity/scim/', fault);
    await expect(groups()).rejects.toMatchObject({ code });
  });
});
