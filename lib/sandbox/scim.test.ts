import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, organizationOf, type TestSandbox, usersPath } from './test-client';

const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';
let sandbox: TestSandbox;
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
async function search(key: string, query: Readonly<Record<string, string>> = {}, version: 'v1' | 'v2' = 'v2') {
  const reply = await sandbox.get(usersPath(key, query, version), await tokenOf(`${key}-full-admin`));
  return { status: reply.status, body: await reply.json() };
}
const namesIn = (body: { Resources: { userName: string }[] }) => body.Resources.map(({ userName }) => userName);

describe('who may read', () => {
  it.each([
    ['no token', null, usersPath('clean'), 401],
    ['a plain user', 'clean-user', usersPath('clean'), 403],
    ['a user administrator', 'clean-user-admin', usersPath('clean'), 200],
    ['a read-only administrator', 'read-only-admin-read-only', usersPath('read-only-admin'), 200],
    ['an administrator of another organization', 'clean-full-admin', usersPath('large'), 403],
    ['an account that belongs elsewhere', 'wrong-organization-full-admin', usersPath('wrong-organization'), 403],
    ['a personal account', 'personal-user', usersPath('personal'), 403],
    ['an unknown organization', 'clean-full-admin', '/identity/scim/11111111-2222-4333-8444-555555555555/v2/Users', 404],
    ['an unknown user', 'clean-full-admin', usersPath('clean').replace('?', '/11111111-2222-4333-8444-555555555555'), 404],
    ['an unknown path', 'clean-full-admin', usersPath('clean').replace('Users', 'Things'), 404],
  ])('answers %s', async (_, account, path, status) => {
    const reply = await sandbox.get(path, account ? await tokenOf(account) : undefined);
    expect(reply.status).toBe(status);
    if (status === 200) return;
    const body = await reply.json();
    expect(body.status).toBe(String(status));
    const extension = body['urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error'];
    expect(extension.trackingId).toBe(reply.headers.get('trackingid'));
    expect(extension.trackingId).toMatch(/^CI_[0-9a-f]{8}-/);
    expect(extension.details).toEqual(expect.any(String));
  });

  it('takes only the methods that a path has', async () => {
    const answer = async (method: string, path: string) => {
      const reply = await fetch(`${sandbox.base}${path}`, { method });
      return [reply.status, reply.headers.get('allow')];
    };
    expect(await answer('DELETE', usersPath('clean'))).toEqual([405, 'GET, POST']);
    expect(await answer('POST', usersPath('clean').replace('?', '/someone?'))).toEqual([405, 'GET, PUT, PATCH, DELETE']);
    expect(await answer('PATCH', '/identity/scim/v2/Users/me')).toEqual([405, 'GET']);
  });

  it.each(['v1', 'v2'])('tells everybody about themselves on %s', async (version) => {
    for (const account of ['clean-user', 'personal-user', 'large-full-admin']) {
      const reply = await sandbox.get(`/identity/scim/${version}/Users/me`, await tokenOf(account));
      expect(reply.status).toBe(200);
      expect((await reply.json()).userName).toContain('.example');
    }
  });

  it('takes Identity:SCIM on SCIM 2 when lenient only, and never for classic', async () => {
    const strict = await openTestSandbox({ scopeMode: 'strict' });
    const okta = (await strict.signIn('clean-full-admin')).token;
    expect((await strict.get(usersPath('clean'), okta)).status).toBe(403);
    expect((await strict.get(usersPath('clean', {}, 'v1'), okta)).status).toBe(200);
    const documented = (await strict.signIn('clean-full-admin', { scope: 'identity:people_read' })).token;
    expect((await strict.get(usersPath('clean'), documented)).status).toBe(200);
    await strict.close();
    expect((await search('clean')).status).toBe(200);
    expect((await search('classic')).status).toBe(403);
    expect((await search('classic', {}, 'v1')).status).toBe(200);
  });
});

describe('a search', () => {
  it('pages to the end and shows everybody once', async () => {
    const seen: string[] = [];
    let startIndex = 1;
    for (let total = 1; startIndex <= total; ) {
      const { body } = await search('clean', { startIndex: String(startIndex), count: '10' });
      total = body.totalResults;
      startIndex += body.itemsPerPage;
      seen.push(...namesIn(body));
    }
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    const { body } = await search('clean', { startIndex: '26' });
    expect(body).toMatchObject({ totalResults: 25, itemsPerPage: 0, startIndex: 26, Resources: [] });
  });

  it.each([
    [{ count: '0' }, 0],
    [{ count: '-3' }, 0],
    [{ count: '7', startIndex: '-5' }, 7],
    [{ count: '100000' }, 100],
    [{}, 100],
  ])('answers %j with %i users', async (query, count) => {
    const { body } = await search('large', query);
    expect(body).toMatchObject({ totalResults: 100_000, itemsPerPage: count, startIndex: 1 });
    expect(body.Resources).toHaveLength(count);
  });

  it.each([
    [{ sortBy: 'displayName' }, 'invalidValue'],
    [{ sortBy: 'userName', sortOrder: 'up' }, 'invalidValue'],
    [{ startIndex: 'one' }, 'invalidValue'],
    [{ count: '1.5' }, 'invalidValue'],
    [{ filter: 'externalId eq "x"' }, 'invalidFilter'],
    [{ filter: '' }, 'invalidFilter'],
  ])('refuses %j', async (query, scimType) => {
    const { status, body } = await search('clean', query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ status: '400', scimType, details: expect.any(String), trackingId: expect.any(String) });
  });

  it.each(['userName', 'id', 'meta.lastModified'])('sorts by %s both ways', async (sortBy) => {
    const keys = async (sortOrder: string) => {
      const { body } = await search('clean', { sortBy, sortOrder });
      return body.Resources.map((user: { userName: string; id: string; meta: { lastModified: string } }) =>
        sortBy === 'id' ? user.id : sortBy === 'userName' ? user.userName : user.meta.lastModified,
      );
    };
    const up: string[] = await keys('ascending');
    expect(up).toEqual([...up].sort());
    expect(await keys('descending')).toEqual([...up].reverse());
  });

  it('reads a plus as a space, and %2B as a plus', async () => {
    const { body: all } = await search('clean', { count: '5' });
    const phone = encodeURIComponent(all.Resources[4].phoneNumbers[0].value);
    const find = async (value: string) => {
      const path = `${usersPath('clean')}filter=phoneNumbers.value+eq+%22${value}%22`;
      return (await (await sandbox.get(path, await tokenOf('clean-full-admin'))).json()).totalResults;
    };
    expect(await find(phone)).toBe(1);
    expect(await find(phone.replace('%2B', '+'))).toBe(0);
  });

  it('finds people by what the table allows, in any case', async () => {
    const { body: all } = await search('clean');
    const someone = all.Resources[7];
    const found = async (filter: string) => namesIn((await search('clean', { filter })).body);
    expect(await found(`userName eq "${someone.userName.toUpperCase()}"`)).toEqual([someone.userName]);
    expect(await found(`id eq "${someone.id}"`)).toEqual([someone.userName]);
    expect(await found(`name.familyName eq "${someone.name.familyName}" and name.givenName eq "${someone.name.givenName}"`)).toEqual([
      someone.userName,
    ]);
    expect(await found('userName ew "@halden.example"')).toHaveLength(25);
    expect(await found('userName sw "ada.brandt" or userName sw "noor.hadfield"')).toEqual([
      'ada.brandt@halden.example',
      'noor.hadfield@halden.example',
    ]);
    expect(await found(`phoneNumbers[type eq "work" and value eq "${someone.phoneNumbers[0].value}"]`)).toEqual([someone.userName]);
    expect(await found(`phoneNumbers[type eq "fax" and value eq "${someone.phoneNumbers[0].value}"]`)).toEqual([]);
    expect(await found(`${webexSchema}:meta.organizationId eq "${organizationOf('clean').organizationId}"`)).toHaveLength(25);
    expect(await found(`${webexSchema}:meta.organizationId eq "${organizationOf('large').organizationId}"`)).toEqual([]);
  });

  it('keeps to the attributes that are asked for', async () => {
    const { body } = await search('clean', { count: '1', attributes: `userName,${webexSchema}` });
    expect(Object.keys(body.Resources[0]).sort()).toEqual(['id', 'schemas', webexSchema, 'userName'].sort());
    const without = await search('clean', { count: '1', excludedAttributes: 'emails,phoneNumbers,id' });
    expect(without.body.Resources[0]).not.toHaveProperty('emails');
    expect(without.body.Resources[0]).toHaveProperty('id');
  });

  it('shows groups when asked to', async () => {
    expect((await search('clean', { count: '1' })).body.Resources[0].groups).toBeUndefined();
    expect((await search('clean', { count: '1', returnGroups: 'true' })).body.Resources[0].groups).toHaveLength(1);
  });
});

describe('an organization', () => {
  const extensions = async (key: string) => (await search(key)).body.Resources.map((user: Record<string, unknown>) => user[webexSchema]);

  it('that is clean has a licence for everybody, and sometimes no accountStatus', async () => {
    const users = await extensions('clean');
    expect(users.every((user: { licenseID: string[] }) => user.licenseID.length === 1)).toBe(true);
    expect(users.some((user: { accountStatus?: string[] }) => !user.accountStatus)).toBe(true);
    expect(users.filter((user: { provisionSource?: string }) => user.provisionSource === 'OKTA').length).toBeGreaterThan(15);
  });

  it('with Directory Connector has 18 of 40 people from there, on both bases', async () => {
    const users = await extensions('directory-connector');
    expect(users).toHaveLength(40);
    expect(users.filter((user: { provisionSource?: string }) => user.provisionSource === 'AD')).toHaveLength(18);
    expect(users.some((user: { licenseID?: string[] }) => user.licenseID === undefined)).toBe(true);
    const older = (await search('directory-connector', {}, 'v1')).body;
    expect(older.schemas).toEqual(['urn:scim:schemas:core:1.0']);
    expect(older.Resources.filter((user: { cisSyncSource?: string }) => user.cisSyncSource === 'DirSync')).toHaveLength(18);
  });

  it('without a licence template has licences for few', async () => {
    const users = await extensions('no-licence');
    expect(users.filter((user: { licenseID: string[] }) => user.licenseID.length > 0)).toHaveLength(4);
    expect(users).toHaveLength(25);
  });

  it('shows each user at the address that its meta names', async () => {
    const { body } = await search('clean', { count: '3' });
    for (const user of body.Resources) {
      const reply = await fetch(user.meta.location, { headers: { authorization: `Bearer ${await tokenOf('clean-full-admin')}` } });
      expect(await reply.json()).toMatchObject({ id: user.id, userName: user.userName });
    }
  });
});
