import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, organizationOf, scimPath, type TestSandbox, usersPath } from './test-client';

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';
const webexError = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const patch = (...Operations: unknown[]) => ({ schemas: [patchSchema], Operations });

let sandbox: TestSandbox;
let serial = 0;
const tokens = new Map<string, string>();
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

async function tokenOf(account: string): Promise<string> {
  const token = tokens.get(account) ?? (await sandbox.signIn(account)).token;
  tokens.set(account, token);
  return token;
}
const send = async (method: string, path: string, body?: unknown, account = 'clean-full-admin') =>
  sandbox.send(method, path, await tokenOf(account), body);
const nextName = (key = 'clean') => `person${++serial}@${organizationOf(key).domain}`;
const newUser = (more: Readonly<Record<string, unknown>> = {}) => ({
  schemas: [coreSchema],
  userName: nextName(),
  name: { givenName: 'Ada', familyName: 'Byron' },
  ...more,
});
async function create(more: Readonly<Record<string, unknown>> = {}, key = 'clean') {
  const reply = await send('POST', scimPath(key, 'Users'), newUser({ userName: nextName(key), ...more }), `${key}-full-admin`);
  expect(reply.status).toBe(201);
  return reply.json();
}
const get = async (path: string, account = 'clean-full-admin') => (await sandbox.get(path, await tokenOf(account))).json();

describe('who may write', () => {
  it.each([
    ['clean', 'full-admin', 'v2', true],
    ['clean', 'full-admin', 'v1', true],
    ['clean', 'user-admin', 'v2', true],
    ['clean', 'user-admin', 'v1', true],
    ['read-only-admin', 'read-only', 'v2', false],
    ['read-only-admin', 'read-only', 'v1', false],
    ['clean', 'user', 'v2', false],
    ['clean', 'user', 'v1', false],
  ] as const)('in %s, %s on %s: %s', async (key, role, version, allowed) => {
    const account = `${key}-${role}`;
    const made = await send('POST', scimPath(key, 'Users', version), newUser({ userName: nextName(key) }), account);
    expect(made.status).toBe(allowed ? 201 : 403);
    const target = allowed ? (await made.json()).id : organizationOf(key).accounts[0]?.userId;
    const path = scimPath(key, `Users/${target}`, version);
    const userName = nextName(key);
    expect((await send('PUT', path, newUser({ userName }), account)).status).toBe(allowed ? 200 : 403);
    expect((await send('PATCH', path, patch({ op: 'replace', value: { title: 'Countess' } }), account)).status).toBe(allowed ? 200 : 403);
    if (allowed) expect(await get(path, account)).toMatchObject({ userName, title: 'Countess' });
    expect((await send('DELETE', path, undefined, account)).status).toBe(allowed ? 204 : 403);
    if (allowed) expect((await sandbox.get(path, await tokenOf(account))).status).toBe(404);
  });

  it('takes Identity:SCIM on SCIM 2 when lenient only, and a reading scope never', async () => {
    const strict = await openTestSandbox({ scopeMode: 'strict' });
    const post = async (scope: string, version: 'v1' | 'v2') => {
      const { token } = await strict.signIn('clean-full-admin', { scope });
      return (await strict.send('POST', scimPath('clean', 'Users', version), token, newUser())).status;
    };
    expect(await post('Identity:SCIM', 'v2')).toBe(403);
    expect(await post('Identity:SCIM', 'v1')).toBe(201);
    expect(await post('identity:people_read', 'v2')).toBe(403);
    expect(await post('identity:people_rw', 'v2')).toBe(201);
    await strict.close();
  });

  it('has no older SCIM in the government organization, whose tokens have their own mark', async () => {
    expect((await tokenOf('government-full-admin')).split('_')[1]).toBe('SBF2');
    expect((await create({}, 'government')).active).toBe(true);
    expect((await send('POST', scimPath('government', 'Users', 'v1'), newUser(), 'government-full-admin')).status).toBe(404);
    expect((await sandbox.get(usersPath('government', {}, 'v1'), await tokenOf('government-full-admin'))).status).toBe(404);
  });
});

describe('a created user', () => {
  it('comes back whole, licensed, and from Okta', async () => {
    const more = {
      externalId: '00u1',
      locale: 'en_US',
      phoneNumbers: [{ type: 'mobile', value: '+13035550123' }],
      addresses: [{ type: 'work', locality: 'Denver' }],
      [enterpriseSchema]: { department: 'Finance' },
    };
    const user = await create(more);
    expect(user).toMatchObject({
      externalId: '00u1',
      displayName: 'Ada Byron',
      active: true,
      userType: 'user',
      addresses: [{ type: 'work', locality: 'Denver' }],
      [enterpriseSchema]: { department: 'Finance' },
      [webexSchema]: { provisionSource: 'OKTA', accountStatus: ['active'], licenseID: [expect.stringMatching(/^MS_/)] },
    });
    expect(user.meta.location).toBe(`${sandbox.base}${scimPath('clean', `Users/${user.id}`)}`);
    expect(await get(scimPath('clean', `Users/${user.id}`))).toEqual(user);
    const found = await get(usersPath('clean', { filter: `userName eq "${user.userName.toUpperCase()}"` }));
    expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: user.id }] });
  });

  it('has no licence without a template, and is pending outside of the domain', async () => {
    expect((await create({}, 'no-licence'))[webexSchema].licenseID).toEqual([]);
    expect((await create({ userName: 'ada@elsewhere.example' }))[webexSchema].accountStatus).toEqual(['pending']);
    expect((await create({ active: false }))[webexSchema].accountStatus).toEqual(['disabled']);
  });

  it.each([
    ['no userName', { userName: undefined }, 400],
    ['a userName that is no e-mail address', { userName: 'ada' }, 400],
    ['another primary work e-mail', { emails: [{ type: 'work', primary: true, value: 'other@halden.example' }] }, 400],
    ['a locale with a hyphen', { locale: 'en-US' }, 400],
    ['a language without a country', { preferredLanguage: 'en' }, 400],
    ['a title that is no text', { title: 7 }, 400],
    ['the name of somebody here', { userName: 'NOOR.hadfield@halden.example' }, 409],
    ['the name of somebody elsewhere', { userName: 'corvmere.ada.2@corvane.example' }, 409],
    ['the name of an account without a directory', { userName: 'milo.gannet@gannet.example' }, 409],
  ])('is refused with %s', async (_, more, status) => {
    const reply = await send('POST', scimPath('clean', 'Users'), newUser(more));
    const body = await reply.json();
    expect([reply.status, body.status]).toEqual([status, String(status)]);
    expect(body[webexError]).toMatchObject({ errorCode: String(status * 1000), details: expect.any(String) });
  });

  it.each([
    ['a text', 'not json', 'application/scim+json', 400],
    ['a list', '[]', 'application/json', 400],
    ['a form', 'userName=ada', 'application/x-www-form-urlencoded', 415],
    ['half a megabyte', `"${'x'.repeat(600_000)}"`, 'application/json', 413],
  ])('cannot be %s', async (_, body, type, status) => {
    const reply = await sandbox.send('POST', scimPath('clean', 'Users'), await tokenOf('clean-full-admin'), body, type);
    expect([reply.status, (await reply.json()).status]).toEqual([status, String(status)]);
  });

  it.each([{ phoneNumbers: [{ type: 'mobile', value: '1' }] }, { addresses: [{ type: 'work' }] }, { userName: 'ada' }])(
    'of the older SCIM is malformed with %j',
    async (more) => {
      const reply = await send('POST', scimPath('classic', 'Users', 'v1'), newUser(more), 'classic-full-admin');
      expect(reply.status).toBe(400);
      const { details } = (await reply.json())[webexError];
      expect(details).toBe('The request could not be understood by the server due to malformed syntax');
    },
  );
});

describe('a changed user', () => {
  it('loses by PUT what it does not name, and keeps what is not the client’s', async () => {
    const before = await create({ title: 'Analyst', locale: 'en_US', externalId: '00u2' });
    const reply = await send('PUT', scimPath('clean', `Users/${before.id}`), { userName: before.userName });
    const after = await reply.json();
    expect(after.title ?? after.locale ?? after.externalId ?? null).toBeNull();
    expect(after).toMatchObject({
      id: before.id,
      displayName: before.userName,
      [webexSchema]: { licenseID: before[webexSchema].licenseID },
    });
    expect(after.meta.created).toBe(before.meta.created);
    expect(after.meta.lastModified > before.meta.lastModified).toBe(true);
    expect(after.meta.version).not.toBe(before.meta.version);
  });

  it('keeps by PUT on the older SCIM what that cannot say', async () => {
    const { id, userName } = await create({ title: 'Analyst', locale: 'sv_SE', phoneNumbers: [{ type: 'work', value: '+1' }] });
    await send('PUT', scimPath('clean', `Users/${id}`, 'v1'), { userName });
    const after = await get(scimPath('clean', `Users/${id}`));
    expect(after).toMatchObject({ locale: 'sv_SE', phoneNumbers: [{ value: '+1' }] });
    expect(after).not.toHaveProperty('title');
  });

  it('takes a part of itself as a PATCH of the older SCIM', async () => {
    const { id } = await create({ title: 'Analyst' });
    const reply = await send('PATCH', scimPath('clean', `Users/${id}`, 'v1'), { schemas: ['urn:scim:schemas:core:1.0'], active: false });
    expect(await reply.json()).toMatchObject({ active: false, title: 'Analyst', accountStatus: ['disabled'] });
  });

  it.each([
    ['Okta’s form', [{ op: 'replace', value: { active: false } }], { active: false, [webexSchema]: { accountStatus: ['disabled'] } }],
    ['a path', [{ op: 'Replace', path: 'active', value: false }], { active: false }],
    ['a part', [{ op: 'replace', path: 'name.familyName', value: 'King' }], { name: { givenName: 'Ada', familyName: 'King' } }],
    ['an extension', [{ op: 'add', path: `${enterpriseSchema}:division`, value: 'West' }], { [enterpriseSchema]: { division: 'West' } }],
    [
      'an extension as a whole',
      [{ op: 'add', value: { [enterpriseSchema]: { division: 'W' } } }],
      { [enterpriseSchema]: { division: 'W' } },
    ],
    ['the core schema', [{ op: 'replace', path: `${coreSchema}:title`, value: 'Countess' }], { title: 'Countess' }],
    ['a member', [{ op: 'replace', path: 'phoneNumbers[type eq "mobile"].value', value: '+2' }], { phoneNumbers: [{ value: '+2' }] }],
    [
      'one after the other',
      [
        { op: 'add', path: 'title', value: 'A' },
        { op: 'remove', path: 'title' },
        { op: 'add', path: 'nickName', value: 'A' },
      ],
      { nickName: 'A' },
    ],
    ['a removed list', [{ op: 'remove', path: 'phoneNumbers' }], { phoneNumbers: [] }],
    [
      'a new user name alone',
      [{ op: 'replace', path: 'userName', value: 'countess@halden.example' }],
      { emails: [{ value: 'countess@halden.example' }] },
    ],
  ])('is patched by %s', async (_, operations, expected) => {
    const { id } = await create({ phoneNumbers: [{ type: 'mobile', value: '+1' }] });
    const reply = await send('PATCH', scimPath('clean', `Users/${id}`), patch(...operations));
    expect(await reply.json()).toMatchObject(expected);
  });

  it.each([
    ['nothing to remove', patch({ op: 'remove' }), 'noTarget'],
    ['nothing that is meant', patch({ op: 'replace', path: 'phoneNumbers[type eq "work"].value', value: '1' }), 'noTarget'],
    ['no path', patch({ op: 'replace', path: 'a b', value: 1 }), 'invalidPath'],
    ['a prototype', patch({ op: 'add', path: '__proto__.polluted', value: 1 }), 'invalidPath'],
    ['another verb', patch({ op: 'move', path: 'title', value: 'x' }), 'invalidSyntax'],
    ['no operations', patch(), 'invalidSyntax'],
    ['another message', { Operations: [{ op: 'remove', path: 'title' }] }, 'invalidSyntax'],
    ['no value', patch({ op: 'replace', path: 'title' }), 'invalidValue'],
    ['a text without a path', patch({ op: 'add', value: 'x' }), 'invalidValue'],
  ])('is not patched by %s', async (_, body, scimType) => {
    const { id } = await create();
    const reply = await send('PATCH', scimPath('clean', `Users/${id}`), body);
    expect([reply.status, (await reply.json()).scimType]).toEqual([400, scimType]);
  });

  it('cannot take the name of another, nor keep half of a refused request', async () => {
    const { id, userName } = await create();
    const path = scimPath('clean', `Users/${id}`);
    expect((await send('PATCH', path, patch({ op: 'replace', value: { userName: 'ada.brandt@halden.example' } }))).status).toBe(409);
    expect((await send('PATCH', path, patch({ op: 'add', path: 'title', value: 'x' }, { op: 'remove' }))).status).toBe(400);
    expect(await get(path)).toMatchObject({ userName });
    expect(await get(path)).not.toHaveProperty('title');
  });
});

describe('a search', () => {
  it.each(['userName', 'id', 'meta.lastModified'])('sorts the written by %s with everybody else', async (sortBy) => {
    const first = (await get(usersPath('clean', { count: '1' }))).Resources[0];
    await send('PATCH', scimPath('clean', `Users/${first.id}`), patch({ op: 'replace', value: { title: 'Changed' } }));
    await create({ userName: `aaa${++serial}@halden.example` });
    const keys = async (sortOrder: string, startIndex: number) => {
      const { Resources } = await get(usersPath('clean', { sortBy, sortOrder, startIndex: String(startIndex), count: '20' }));
      return Resources.map((user: { userName: string; id: string; meta: { lastModified: string } }) =>
        sortBy === 'id' ? user.id : sortBy === 'userName' ? user.userName : user.meta.lastModified,
      );
    };
    const all = async (sortOrder: string) => (await Promise.all([1, 21, 41, 61, 81].map((start) => keys(sortOrder, start)))).flat();
    const up = await all('ascending');
    expect(up).toEqual([...up].sort());
    expect(await all('descending')).toEqual([...up].reverse());
    expect(up).toHaveLength((await get(usersPath('clean'))).totalResults);
  });

  it('of 100,000 shows three writes first, fast, and counts them', async () => {
    const account = 'large-full-admin';
    const search = (query: Readonly<Record<string, string>>) => get(usersPath('large', query), account);
    const [changed, deleted] = (await search({ startIndex: '50000', count: '2' })).Resources;
    await send('PATCH', scimPath('large', `Users/${changed.id}`), patch({ op: 'replace', value: { title: 'Changed' } }), account);
    await send('DELETE', scimPath('large', `Users/${deleted.id}`), undefined, account);
    const one = await create({ userName: 'aaa@corvane.example' }, 'large');
    const two = await create({ userName: 'zzz@corvane.example' }, 'large');
    const started = performance.now();
    const top = await search({ sortBy: 'meta.lastModified', sortOrder: 'descending', count: '4' });
    expect(performance.now() - started).toBeLessThan(200);
    expect(top.totalResults).toBe(100_001);
    expect(top.Resources.map(({ id }: { id: string }) => id).slice(0, 3)).toEqual([two.id, one.id, changed.id]);
    const byName = await search({ sortBy: 'userName', count: '2' });
    expect(byName.Resources[0].id).toBe(one.id);
    expect((await search({ sortBy: 'userName', startIndex: '100001', count: '2' })).Resources[0].id).toBe(two.id);
    const around = (await search({ startIndex: '49999', count: '3' })).Resources;
    expect(around[1]).toMatchObject({ id: changed.id, title: 'Changed' });
    expect((await search({ filter: `userName eq "${deleted.userName}"` })).totalResults).toBe(0);
    expect((await search({ filter: `userName eq "${changed.userName}"` })).totalResults).toBe(1);
    expect((await search({ filter: 'userName ew "@corvane.example"' })).totalResults).toBe(100_001);
  });
});
