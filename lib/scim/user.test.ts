import { describe, expect, it } from 'vitest';
import { enterpriseUserSchema, scimUserSchema, webexUserSchema } from './user';

const id = '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98';

describe('scimUserSchema', () => {
  it('keeps every field of a full user, known or not', () => {
    const user = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      id,
      externalId: '00u1abcd2EFGH3ijk4x7',
      userName: 'mira.okafor@example.com',
      active: true,
      name: { givenName: 'Mira', familyName: 'Okafor', honorificPrefix: 'Dr' },
      emails: [{ value: 'mira.okafor@example.com', type: 'work', primary: true, extra: 1 }],
      firstAdmin: false,
      [enterpriseUserSchema]: { department: 'Finance', manager: { value: 'x', $ref: 'y' } },
      [webexUserSchema]: { accountStatus: ['active'], provisionSource: 'OKTA', licenseID: ['MS_1'], userSettings: ['{}'] },
      meta: { resourceType: 'User', lastModified: '2026-01-12T08:15:02.417Z' },
    };
    expect(scimUserSchema.parse(user)).toEqual(user);
  });

  it('accepts a user of which only the id is known', () => {
    expect(scimUserSchema.parse({ id })).toEqual({ id });
    expect(scimUserSchema.parse({ id, userName: null, name: null, emails: null, meta: null })).toMatchObject({
      id,
      userName: null,
      name: null,
    });
  });

  it.each([
    ['displayName', 42],
    ['name', 'Mira'],
    ['emails', 'x@example.com'],
    ['emails', ['x@example.com']],
    ['active', 'perhaps'],
    ['meta', []],
    [webexUserSchema, 'x'],
  ])('takes %s of an undocumented type for absent', (field, value) => {
    expect(scimUserSchema.parse({ id, title: 'Analyst', [field]: value })).toEqual({ id, title: 'Analyst', [field]: null });
  });

  it('accepts an account status as a text and a flag as a text', () => {
    const user = scimUserSchema.parse({ id, active: 'false', [webexUserSchema]: { accountStatus: 'pending' } });
    expect(user).toMatchObject({ active: false, [webexUserSchema]: { accountStatus: 'pending' } });
  });

  it.each([[{}], [{ id: '' }], [{ id: null }], [{ id: 7 }], [{ id: 'x'.repeat(257) }], [null], [[]], ['user']])('refuses %.40j', (json) => {
    expect(scimUserSchema.safeParse(json).success).toBe(false);
  });

  it('lets no field change a prototype', () => {
    const json: unknown = JSON.parse(
      `{"id":"${id}","__proto__":{"displayName":"x","polluted":true},"name":{"__proto__":{"givenName":"x"}}}`,
    );
    const user = scimUserSchema.parse(json);
    expect(user.displayName).toBeUndefined();
    expect(user.name?.givenName).toBeUndefined();
    expect(Object.getPrototypeOf(user)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});
