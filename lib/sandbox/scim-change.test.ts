import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWriter, patch, type TestWriter } from './scim-test-writer';
import { scimPath } from './test-client';

const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';
let writer: TestWriter;
beforeAll(async () => {
  writer = await openTestWriter();
});
afterAll(() => writer.close());
const get = async (path: string, account?: string) => (await writer.get(path, account)).json();

describe('a changed user', () => {
  it('loses by PUT what it does not name, and keeps what is not the client’s', async () => {
    const before = await writer.create({ title: 'Analyst', locale: 'en_US', externalId: '00u2' });
    const reply = await writer.send('PUT', scimPath('clean', `Users/${before.id}`), { userName: before.userName });
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
    const { id, userName } = await writer.create({ title: 'Analyst', locale: 'sv_SE', phoneNumbers: [{ type: 'work', value: '+1' }] });
    await writer.send('PUT', scimPath('clean', `Users/${id}`, 'v1'), { userName });
    const after = await get(scimPath('clean', `Users/${id}`));
    expect(after).toMatchObject({ locale: 'sv_SE', phoneNumbers: [{ value: '+1' }] });
    expect(after).not.toHaveProperty('title');
  });

  it('takes a part of itself as a PATCH of the older SCIM', async () => {
    const { id } = await writer.create({ title: 'Analyst' });
    const reply = await writer.send('PATCH', scimPath('clean', `Users/${id}`, 'v1'), {
      schemas: ['urn:scim:schemas:core:1.0'],
      active: false,
    });
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
    const { id } = await writer.create({ phoneNumbers: [{ type: 'mobile', value: '+1' }] });
    const reply = await writer.send('PATCH', scimPath('clean', `Users/${id}`), patch(...operations));
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
    const { id } = await writer.create();
    const reply = await writer.send('PATCH', scimPath('clean', `Users/${id}`), body);
    expect([reply.status, (await reply.json()).scimType]).toEqual([400, scimType]);
  });

  it('cannot take the name of another, nor keep half of a refused request', async () => {
    const { id, userName } = await writer.create();
    const path = scimPath('clean', `Users/${id}`);
    expect((await writer.send('PATCH', path, patch({ op: 'replace', value: { userName: 'ada.brandt@halden.example' } }))).status).toBe(409);
    expect((await writer.send('PATCH', path, patch({ op: 'add', path: 'title', value: 'x' }, { op: 'remove' }))).status).toBe(400);
    expect(await get(path)).toMatchObject({ userName });
    expect(await get(path)).not.toHaveProperty('title');
  });
});
