import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, scimPath, type TestSandbox, usersPath } from './test-client';

const patch = (...Operations: unknown[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
let sandbox: TestSandbox;
let token = '';
let people: { id: string; displayName: string }[] = [];
beforeAll(async () => {
  sandbox = await openTestSandbox();
  token = (await sandbox.signIn('clean-full-admin')).token;
  people = (await (await sandbox.get(usersPath('clean', { count: '4' }), token)).json()).Resources;
});
afterAll(() => sandbox.close());

const send = (method: string, rest: string, body?: unknown) => sandbox.send(method, scimPath('clean', rest), token, body);
const get = async (rest: string) => (await sandbox.get(scimPath('clean', rest), token)).json();
const idAt = (place: number) => people[place]?.id ?? '';
const membersOf = (group: { members: { value: string }[] }) => group.members.map(({ value }) => value);
let serial = 0;
async function create(members: readonly string[] = []) {
  const reply = await send('POST', 'Groups', { displayName: `Webex Sales ${++serial}`, members: members.map((value) => ({ value })) });
  expect(reply.status).toBe(201);
  return reply.json();
}

interface Listed {
  readonly id: string;
  readonly displayName: string;
  readonly meta: { readonly lastModified: string };
}

/** The groups that a sorted list shows, in an organization that has these three alone. */
async function sorted(query: string): Promise<readonly Listed[]> {
  const other = (await sandbox.signIn('small-full-admin')).token;
  for (const displayName of ['sort B', 'Sort c', 'Sort a']) await sandbox.send('POST', scimPath('small', 'Groups'), other, { displayName });
  return (await (await sandbox.get(`${scimPath('small', 'Groups')}?${query}`, other)).json()).Resources;
}

describe('groups', () => {
  it('are none at first, and found by name when there are some', async () => {
    const directory = scimPath('directory-connector', 'Groups');
    const other = (await sandbox.signIn('directory-connector-full-admin')).token;
    expect(await (await sandbox.get(directory, other)).json()).toMatchObject({ totalResults: 0, Resources: [] });
    const group = await create();
    expect(group).toMatchObject({
      members: [],
      meta: { resourceType: 'Group', location: `${sandbox.base}${scimPath('clean', `Groups/${group.id}`)}` },
    });
    const found = await get(`Groups?filter=${encodeURIComponent(`displayName eq "${group.displayName.toUpperCase()}"`)}`);
    expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: group.id }] });
    expect(found.Resources[0]).not.toHaveProperty('members');
    expect(await get('Groups?startIndex=2&count=1')).toMatchObject({ startIndex: 2, itemsPerPage: 0 });
    expect(await get('Groups?filter=id%20pr')).toMatchObject({ scimType: 'invalidFilter' });
  });

  it.each([
    ['replaced members', [{ op: 'replace', path: 'members', value: [{ value: 1 }, { value: 2 }] }], [1, 2]],
    ['an added member', [{ op: 'add', path: 'members', value: [{ value: 1 }, { value: 0 }] }], [0, 1]],
    ['a removed member', [{ op: 'remove', path: 'members[value eq 0]' }], []],
    [
      'both',
      [
        { op: 'remove', path: 'members[value eq 0]' },
        { op: 'add', path: 'members', value: [{ value: 2 }] },
      ],
      [2],
    ],
    ['nobody to remove', [{ op: 'remove', path: 'members[value eq 2]' }], [0]],
    ['a new name', [{ op: 'replace', value: { id: 'x', displayName: 'Webex Sales EMEA' } }], [0]],
  ])('take %s', async (_, operations, expected) => {
    const { id } = await create([idAt(0)]);
    // Places of people stand for their ids, which are not known before the sandbox runs.
    const real = JSON.parse(
      JSON.stringify(operations)
        .replace(/"value":(\d)/g, (_all, place) => `"value":"${idAt(Number(place))}"`)
        .replace(/eq (\d)/g, (_all, place) => `eq \\"${idAt(Number(place))}\\"`),
    );
    const reply = await send('PATCH', `Groups/${id}`, patch(...real));
    expect(reply.status).toBe(200);
    const group = await reply.json();
    expect(group.id).toBe(id);
    expect(membersOf(group)).toEqual(expected.map(idAt));
    await send('DELETE', `Groups/${id}`);
  });

  it('are replaced by PUT, members and all', async () => {
    const { id, displayName } = await create([idAt(0)]);
    const reply = await send('PUT', `Groups/${id}`, { displayName, members: [{ value: idAt(1) }] });
    expect(membersOf(await reply.json())).toEqual([idAt(1)]);
    expect(membersOf(await (await send('PUT', `Groups/${id}`, { displayName })).json())).toEqual([]);
  });

  it('show with their members, until they or the members are deleted', async () => {
    const { id } = await create([idAt(1), idAt(2)]);
    const groupsOf = async (place: number) => (await get(`Users/${idAt(place)}`)).groups.map(({ value }: { value: string }) => value);
    expect(await groupsOf(1)).toContain(id);
    expect(await groupsOf(0)).not.toContain(id);
    const listed = await get('Users?returnGroups=true&count=3');
    expect(listed.Resources[1].groups.map(({ value }: { value: string }) => value)).toContain(id);
    expect((await send('DELETE', `Users/${idAt(2)}`)).status).toBe(204);
    expect(membersOf(await get(`Groups/${id}`))).toEqual([idAt(1)]);
    expect((await send('DELETE', `Groups/${id}`)).status).toBe(204);
    expect((await sandbox.get(scimPath('clean', `Groups/${id}`), token)).status).toBe(404);
    expect(await groupsOf(1)).not.toContain(id);
  });

  it.each([
    ['without a name', { members: [] }, 400],
    ['with a stranger', { displayName: 'Strangers', members: [{ value: '11111111-2222-4333-8444-555555555555' }] }, 400],
    ['with a name that is taken', { displayName: 'TAKEN' }, 409],
  ])('are refused %s', async (_, body, status) => {
    await send('POST', 'Groups', { displayName: 'Taken' });
    expect((await send('POST', 'Groups', body)).status).toBe(status);
  });

  it.each([
    ['sortBy=displayName', ['Sort a', 'sort B', 'Sort c']],
    ['sortBy=DISPLAYNAME&sortOrder=descending', ['Sort c', 'sort B', 'Sort a']],
    ['sortBy=displayName&startIndex=2&count=1', ['sort B']],
  ])('are sorted by %s', async (query, expected) => {
    expect((await sorted(query)).map(({ displayName }) => displayName)).toEqual(expected);
  });

  it.each([
    ['id', (group: Listed) => group.id],
    ['meta.lastModified', (group: Listed) => group.meta.lastModified],
  ])('are sorted by %s, up and down', async (name, read) => {
    const up = (await sorted(`sortBy=${name}`)).map(read);
    expect(up).toEqual([...up].sort());
    expect((await sorted(`sortBy=${name}&sortOrder=descending`)).map(read)).toEqual(up.reverse());
  });

  it('are not sorted by anything else', async () => {
    expect(await get('Groups?sortBy=members')).toMatchObject({ scimType: 'invalidValue' });
  });

  it('tell their members page by page', async () => {
    const { id, displayName } = await create([idAt(3), idAt(0), idAt(1)]);
    const first = await get(`Groups/${id}/Members?count=2`);
    expect(first).toMatchObject({ memberSize: 3, displayName, startIndex: 1, itemsPerPage: 2 });
    expect(first.members[0]).toMatchObject({ value: idAt(3), type: 'user', display: people[3]?.displayName });
    const second = await get(`Groups/${id}/Members?startIndex=3&count=2`);
    expect(second).toMatchObject({ memberSize: 3, startIndex: 3, itemsPerPage: 1 });
    expect([...membersOf(first), ...membersOf(second)]).toEqual([idAt(3), idAt(0), idAt(1)]);
    expect(await get(`Groups/${id}/Members?startIndex=4`)).toMatchObject({ memberSize: 3, itemsPerPage: 0, members: [] });
    expect(await get(`Groups/${id}/Members?startIndex=0&count=0`)).toMatchObject({ startIndex: 1, itemsPerPage: 0 });
    expect(await get(`Groups/${id}/Members?count=many`)).toMatchObject({ scimType: 'invalidValue' });
    await send('DELETE', `Groups/${id}`);
    expect((await send('GET', `Groups/${id}/Members`)).status).toBe(404);
  });

  it('have members that are only read by themselves', async () => {
    const { id } = await create();
    expect((await send('POST', `Groups/${id}/Members`, { members: [] })).status).toBe(405);
  });

  it('are for full administrators, and not part of the older SCIM', async () => {
    const userAdmin = (await sandbox.signIn('clean-user-admin')).token;
    expect((await sandbox.get(scimPath('clean', 'Groups'), userAdmin)).status).toBe(403);
    expect((await sandbox.get(scimPath('clean', 'Groups', 'v1'), token)).status).toBe(404);
    const reader = (await sandbox.signIn('read-only-admin-read-only')).token;
    expect((await sandbox.get(scimPath('read-only-admin', 'Groups'), reader)).status).toBe(200);
    expect((await sandbox.send('POST', scimPath('read-only-admin', 'Groups'), reader, { displayName: 'x' })).status).toBe(403);
  });
});
