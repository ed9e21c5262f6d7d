import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWriter, patch, type TestWriter } from './scim-test-writer';
import { openTestSandbox, organizationOf, scimPath, usersPath } from './test-client';

const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';
const webexError = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';
let writer: TestWriter;
beforeAll(async () => {
  writer = await openTestWriter();
});
afterAll(() => writer.close());
const get = async (path: string, account?: string) => (await writer.get(path, account)).json();

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
    const made = await writer.send('POST', scimPath(key, 'Users', version), writer.newUser({}, key), account);
    expect(made.status).toBe(allowed ? 201 : 403);
    const target = allowed ? (await made.json()).id : organizationOf(key).accounts[0]?.userId;
    const path = scimPath(key, `Users/${target}`, version);
    const user = writer.newUser({}, key);
    expect((await writer.send('PUT', path, user, account)).status).toBe(allowed ? 200 : 403);
    expect((await writer.send('PATCH', path, patch({ op: 'replace', value: { title: 'Countess' } }), account)).status).toBe(
      allowed ? 200 : 403,
    );
    if (allowed) expect(await get(path, account)).toMatchObject({ userName: user.userName, title: 'Countess' });
    expect((await writer.send('DELETE', path, undefined, account)).status).toBe(allowed ? 204 : 403);
    if (allowed) expect((await writer.get(path, account)).status).toBe(404);
  });

  it('takes Identity:SCIM on SCIM 2 when lenient only, and a reading scope never', async () => {
    const strict = await openTestSandbox({ scopeMode: 'strict' });
    const post = async (scope: string, version: 'v1' | 'v2') => {
      const { token } = await strict.signIn('clean-full-admin', { scope });
      return (await strict.send('POST', scimPath('clean', 'Users', version), token, writer.newUser())).status;
    };
    expect(await post('Identity:SCIM', 'v2')).toBe(403);
    expect(await post('Identity:SCIM', 'v1')).toBe(201);
    expect(await post('identity:people_read', 'v2')).toBe(403);
    expect(await post('identity:people_rw', 'v2')).toBe(201);
    await strict.close();
  });

  it('has no older SCIM in the government organization, whose tokens have their own mark', async () => {
    expect((await writer.tokenOf('government-full-admin')).split('_')[1]).toBe('SBF2');
    expect((await writer.create({}, 'government')).active).toBe(true);
    expect((await writer.send('POST', scimPath('government', 'Users', 'v1'), writer.newUser(), 'government-full-admin')).status).toBe(404);
    expect((await writer.get(usersPath('government', {}, 'v1'), 'government-full-admin')).status).toBe(404);
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
    const user = await writer.create(more);
    expect(user).toMatchObject({
      externalId: '00u1',
      displayName: 'Ada Byron',
      active: true,
      userType: 'user',
      addresses: [{ type: 'work', locality: 'Denver' }],
      [enterpriseSchema]: { department: 'Finance' },
      [webexSchema]: { provisionSource: 'OKTA', accountStatus: ['active'], licenseID: [expect.stringMatching(/^MS_/)] },
    });
    expect(user.meta.location).toBe(`${writer.base}${scimPath('clean', `Users/${user.id}`)}`);
    expect(await get(scimPath('clean', `Users/${user.id}`))).toEqual(user);
    const found = await get(usersPath('clean', { filter: `userName eq "${user.userName.toUpperCase()}"` }));
    expect(found).toMatchObject({ totalResults: 1, Resources: [{ id: user.id }] });
  });

  it('has no licence without a template, and is transient outside of the domain', async () => {
    expect((await writer.create({}, 'no-licence'))[webexSchema].licenseID).toEqual([]);
    expect((await writer.create({ userName: 'ada@elsewhere.example' }))[webexSchema].accountStatus).toEqual(['transient']);
    expect((await writer.create({ active: false }))[webexSchema].accountStatus).toEqual(['disabled']);
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
    const reply = await writer.send('POST', scimPath('clean', 'Users'), writer.newUser(more));
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
    const reply = await writer.sendAs('POST', scimPath('clean', 'Users'), body, type);
    expect([reply.status, (await reply.json()).status]).toEqual([status, String(status)]);
  });

  it.each([{ phoneNumbers: [{ type: 'mobile', value: '1' }] }, { addresses: [{ type: 'work' }] }, { userName: 'ada' }])(
    'of the older SCIM is malformed with %j',
    async (more) => {
      const reply = await writer.send('POST', scimPath('classic', 'Users', 'v1'), writer.newUser(more), 'classic-full-admin');
      expect(reply.status).toBe(400);
      const { details } = (await reply.json())[webexError];
      expect(details).toBe('The request could not be understood by the server due to malformed syntax');
    },
  );
});
