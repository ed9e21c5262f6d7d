import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherOrganization } from './organizations';
import { openTestSandbox, organizationOf, type TestSandbox } from './test-client';

let nowMs = Date.UTC(2026, 10, 2, 9);
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox({ now: () => nowMs });
});
afterAll(() => sandbox.close());

const decode = (id: string) => atob(id);

describe('people/me', () => {
  it.each([
    ['clean-full-admin', ['id_full_admin'], 'clean'],
    ['clean-user-admin', ['id_user_admin'], 'clean'],
    ['clean-user', [], 'clean'],
    ['user-admin-only-user-admin', ['id_user_admin'], 'user-admin-only'],
    ['read-only-admin-read-only', ['id_readonly_admin'], 'read-only-admin'],
    ['large-full-admin', ['id_full_admin'], 'large'],
  ])('tells roles and organization of %s', async (account, roles, key) => {
    const { token } = await sandbox.signIn(account);
    const person = await (await sandbox.get('/v1/people/me', token)).json();
    expect(person.roles.map(decode)).toEqual(roles.map((role) => `ciscospark://us/ROLE/${role}`));
    expect(decode(person.orgId)).toBe(`ciscospark://us/ORGANIZATION/${organizationOf(key).organizationId}`);
    expect(person).toMatchObject({ type: 'person', status: 'active', emails: [expect.stringMatching(/\.example$/)] });
  });

  it('knows no roles of a personal account', async () => {
    const { token } = await sandbox.signIn('personal-user');
    const person = await (await sandbox.get('/v1/people/me', token)).json();
    expect(decode(person.orgId)).toBe('ciscospark://us/ORGANIZATION/consumer');
    expect(person.roles).toBeUndefined();
  });

  it('names the other organization of wrong-organization', async () => {
    const { token } = await sandbox.signIn('wrong-organization-full-admin');
    expect(token).toContain(otherOrganization.organizationId);
    const person = await (await sandbox.get('/v1/people/me', token)).json();
    expect(decode(person.orgId)).toBe(`ciscospark://us/ORGANIZATION/${otherOrganization.organizationId}`);
  });

  it('words its refusals as the REST API does', async () => {
    const reply = await sandbox.get('/v1/people/me');
    expect(reply.status).toBe(401);
    const body = await reply.json();
    expect(body).toEqual({
      message: expect.any(String),
      errors: [{ description: expect.any(String), errorCode: 401_000 }],
      trackingId: reply.headers.get('trackingid'),
    });
    const { token } = await sandbox.signIn('clean-full-admin', { scope: 'Identity:SCIM' });
    expect((await sandbox.get('/v1/people/me', token)).status).toBe(403);
    expect((await fetch(`${sandbox.base}/v1/people/me`, { method: 'DELETE' })).status).toBe(405);
    expect((await sandbox.get('/v1/nothing', token)).status).toBe(404);
    expect((await sandbox.get('/v1/licenses', token)).status).toBe(403);
  });
});

describe('tokenExpiry', () => {
  it.each([
    ['clean-full-admin', 31_535_999],
    ['directory-connector-full-admin', 3_887_999],
    ['short-lived-full-admin', 900],
  ])('agrees with expires_in for %s', async (account, seconds) => {
    const { token, expiresIn } = await sandbox.signIn(account);
    expect(expiresIn).toBe(seconds);
    expect(await (await sandbox.get('/v1/authorizations/tokenExpiry', token)).json()).toEqual({ exp: nowMs + seconds * 1000 });
  });

  it('refuses once the time is up', async () => {
    const { token } = await sandbox.signIn('short-lived-full-admin');
    nowMs += 899_999;
    expect((await sandbox.get('/v1/authorizations/tokenExpiry', token)).status).toBe(200);
    nowMs += 1;
    expect((await sandbox.get('/v1/authorizations/tokenExpiry', token)).status).toBe(401);
    expect((await sandbox.get('/v1/people/me', token)).status).toBe(401);
  });
});

describe('people', () => {
  it('finds one by e-mail address', async () => {
    const { token } = await sandbox.signIn('clean-full-admin');
    const body = await (await sandbox.get('/v1/people?email=Noor.Hadfield%40halden.example', token)).json();
    expect(body.items).toHaveLength(1);
    expect(body.items[0].displayName).toBe('Noor Hadfield');
    expect((await sandbox.get('/v1/people', token)).status).toBe(403);
  });

  it('leads from page to page by the Link header', async () => {
    const { token } = await sandbox.signIn('large-full-admin');
    let url: string | undefined = `${sandbox.base}/v1/people?displayName=Ada%20Ald&max=15`;
    const ids: string[] = [];
    while (url) {
      const reply: Response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      const { items } = await reply.json();
      ids.push(...items.map((person: { id: string }) => person.id));
      url = /^<([^>]+)>; rel="next"$/.exec(reply.headers.get('link') ?? '')?.[1];
    }
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it.each(['max=0', 'max=x', 'after=nonsense', 'after=%25'])('refuses %s', async (query) => {
    const { token } = await sandbox.signIn('clean-full-admin');
    expect((await sandbox.get(`/v1/people?displayName=A&${query}`, token)).status).toBe(400);
  });
});
