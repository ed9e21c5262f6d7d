import { afterEach, describe, expect, it } from 'vitest';
import { openTestOkta, rowOf, type TestOkta } from './okta-test-client';

const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';
const lookup = (email: string) => `GET /Users?filter=${encodeURIComponent(`userName eq "${email}"`)}&startIndex=1&count=100`;
const ada = 'ada.byron@halden.example';

let open: TestOkta[] = [];
afterEach(async () => {
  for (const okta of open) await okta.close();
  open = [];
});
async function openOkta(key = 'clean', edition: 'classic' | 'scim2' = 'scim2') {
  const okta = await openTestOkta(key, edition);
  open.push(okta);
  return okta;
}
async function openReady(key = 'clean', edition: 'classic' | 'scim2' = 'scim2', fields: Readonly<Record<string, string>> = {}) {
  const okta = await openOkta(key, edition);
  await okta.connect();
  await okta.toApp(fields);
  return okta;
}

describe('Test API Credentials', () => {
  it.each([
    ['scim2', 'v2'],
    ['classic', 'v1'],
  ] as const)('sends exactly one request for a %s app', async (edition, version) => {
    const okta = await openOkta('clean', edition);
    expect((await okta.connect('test')).status).toBe(303);
    expect(okta.sent).toEqual([
      {
        method: 'GET',
        path: '/Users?startIndex=1&count=2',
        address: `${okta.base}/identity/scim/${okta.organizationId}/${version}/Users?startIndex=1&count=2`,
        headers: {
          accept: 'application/scim+json',
          'accept-charset': 'utf-8',
          authorization: `Bearer ${okta.token}`,
          'user-agent': 'Okta SCIM Client 1.0.0',
        },
        body: null,
      },
    ]);
    const html = await okta.page();
    expect(html).toContain('Webex was verified successfully');
    expect(html).toContain(`A token of ${okta.token.length} characters is held`);
    expect(html).not.toContain(okta.token);
    expect(html).toContain('API integration is not enabled yet.');
  });

  it.each([
    ['another token', { token: 'wrong' }, 'Error authenticating: Unauthorized. Errors reported by remote server: No valid access token'],
    [
      'a token that no header can hold',
      { token: 'a\nb' },
      'Error authenticating: Bad Gateway. Errors reported by remote server: no answer',
    ],
    ['another organization', { organizationId: '26465f84-1f4f-469b-8f45-e3a62bc4c1d8' }, 'Error authenticating: Forbidden. Errors'],
    ['no organization', { organizationId: 'x' }, 'Error authenticating: Not Found. Errors reported by remote server: There is no such'],
  ])('fails in both halves with %s, and Save saves nothing', async (_, fields, text) => {
    const okta = await openOkta();
    await okta.connect('save', fields);
    expect(await okta.page()).toContain(text);
    expect(await okta.page()).toContain('The API integration is not saved.');
  });

  it('is done once more by either Save', async () => {
    const okta = await openOkta();
    expect(await okta.sentBy('to-app')).toEqual([]);
    await okta.connect('save');
    await okta.toApp();
    expect(okta.sent.map(({ method, path }) => `${method} ${path}`)).toEqual(Array(2).fill('GET /Users?startIndex=1&count=2'));
    await okta.connect('save', { token: '' });
    expect(await okta.page()).toContain('The API integration is saved.');
  });
});

describe('assigning', () => {
  it.each([
    ['PATCH', ['GET /Users/{id}', 'PATCH /Users/{id}'], ['PATCH /Users/{id}']],
    ['PUT', ['GET /Users/{id}', 'PUT /Users/{id}'], ['GET /Users/{id}', 'PUT /Users/{id}']],
  ])('goes through a life by %s', async (updateMethod, update, deactivation) => {
    const okta = await openReady('clean', 'scim2', { updateMethod });
    expect(await okta.sentBy('assign ada-byron')).toEqual([lookup(ada), 'POST /Users']);
    expect(okta.sent[1]?.headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(await okta.userNamed(ada)).toMatchObject({
      active: true,
      title: 'Analyst',
      locale: 'en_US',
      externalId: expect.stringMatching(/^00u/),
    });
    expect(rowOf(await okta.page(), 'Ada Byron')).toContain('In Webex');
    expect(await okta.sentBy('update-profile ada-byron')).toEqual(update);
    expect(await okta.userNamed(ada)).toMatchObject({ title: 'Senior analyst' });
    expect(await okta.sentBy('unassign ada-byron')).toEqual(deactivation);
    expect(await okta.userNamed(ada)).toMatchObject({
      active: false,
      title: 'Senior analyst',
      [webexSchema]: { accountStatus: ['disabled'] },
    });
    expect(await okta.sentBy('assign ada-byron')).toEqual([lookup(ada), ...update]);
    expect(await okta.userNamed(ada)).toMatchObject({ active: true, locale: 'en_US' });
    expect(await okta.sentBy('assign ada-byron')).toEqual([]);
  });

  it('sends the documented bodies', async () => {
    const okta = await openReady();
    await okta.sentBy('assign ada-byron');
    expect(okta.sent[1]?.body).toMatchObject({
      userName: ada,
      name: { givenName: 'Ada', familyName: 'Byron' },
      emails: [{ primary: true, value: ada, type: 'work' }],
      groups: [],
      password: expect.any(String),
      active: true,
    });
    await okta.sentBy('unassign ada-byron');
    expect(okta.sent[0]?.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: false } }],
    });
  });

  it.each(['PATCH', 'PUT'])('links who is there, by %s, and keeps the licence', async (updateMethod) => {
    const okta = await openReady('clean', 'scim2', { updateMethod });
    expect(await okta.sentBy('assign existing')).toEqual([
      expect.stringMatching(/^GET \/Users\?filter=/),
      'GET /Users/{id}',
      `${updateMethod} /Users/{id}`,
    ]);
    const userName = String(okta.sent[2]?.body?.userName ?? Object(okta.sent[2]?.body?.Operations)[0]?.value.userName);
    expect(await okta.userNamed(userName)).toMatchObject({ [webexSchema]: { provisionSource: 'OKTA', licenseID: [expect.any(String)] } });
  });

  it('sends six attributes from a classic app, to the older SCIM, through a whole life', async () => {
    for (const updateMethod of ['PATCH', 'PUT']) {
      const okta = await openReady('classic', 'classic', { updateMethod });
      await okta.sentBy('assign ada-byron');
      expect(okta.sent[1]?.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(Object.keys(okta.sent[1]?.body ?? {}).sort()).toEqual(
        ['schemas', 'userName', 'displayName', 'name', 'externalId', 'title', 'groups', 'password', 'active'].sort(),
      );
      for (const action of ['update-profile ada-byron', 'unassign ada-byron', 'assign ada-byron', 'assign existing'])
        await okta.sentBy(action);
      expect(await okta.page()).toContain('Nothing failed.');
      expect(await okta.page()).toContain('The classic app does not push groups.');
    }
  });

  it('waits in the backlog until Provision User when it came too early', async () => {
    const okta = await openReady('clean', 'scim2');
    await okta.press('to-app', { updateAttributes: 'on' });
    expect(await okta.sentBy('assign ada-byron')).toEqual([]);
    const text = 'User was assigned this application before Provisioning was enabled';
    for (const name of ['Ada Byron', 'Kofi Pellmere', 'Maia Ostbury']) expect(rowOf(await okta.page(), name)).toContain(text);
    expect(await okta.sentBy('force-sync')).toEqual([]);
    expect(await okta.sentBy('provision ada-byron')).toEqual([lookup(ada), 'POST /Users']);
    expect(rowOf(await okta.page(), 'Ada Byron')).not.toContain(text);
  });

  it('of a group assigns all of its members', async () => {
    const okta = await openReady();
    expect((await okta.sentBy('assign-group webex-users')).filter((request) => request === 'POST /Users')).toHaveLength(4);
  });

  it('pushes by Force Sync only whom a mapping changed', async () => {
    const okta = await openReady();
    await okta.press('assign ada-byron');
    await okta.press('assign yara-bexbury');
    expect(await okta.sentBy('force-sync')).toEqual([]);
    await okta.press('to-app', { createUsers: 'on' });
    expect(await okta.sentBy('update-profile ada-byron')).toEqual([]);
    expect(rowOf(await okta.page(), 'Ada Byron')).toContain('with an older profile');
    await okta.toApp();
    expect(await okta.sentBy('force-sync')).toEqual(['GET /Users/{id}', 'PATCH /Users/{id}']);
    await okta.toApp({ mapPhones: 'on' });
    expect(await okta.sentBy('force-sync')).toHaveLength(4);
  });

  it('marks who is outside of the domain as transient', async () => {
    const okta = await openReady();
    await okta.press('assign lale-kestfield');
    expect(await okta.userNamed('lale.kestfield@projects-halden.example')).toMatchObject({
      [webexSchema]: { accountStatus: ['transient'] },
    });
  });
});
