import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enterpriseUserSchema, scimUserSchema, webexUserSchema } from '@/lib/scim/user';
import { compareUsers, kindOfChange } from './changes';

const user = (fields: object) => scimUserSchema.parse({ id: '1', userName: 'mira@example.com', ...fields });

describe('compareUsers', () => {
  it.each([
    [{ title: 'Analyst' }, { title: 'Lead' }, [{ path: 'title', before: 'Analyst', after: 'Lead' }]],
    [{}, { title: 'Lead' }, [{ path: 'title', before: null, after: 'Lead' }]],
    [{ title: null }, { title: '' }, []],
    [{ name: { givenName: 'Mira' } }, { name: { givenName: 'Mara' } }, [{ path: 'name.givenName', before: 'Mira', after: 'Mara' }]],
    [
      { emails: [{ value: 'b@example.com' }, { value: 'a@example.com' }] },
      { emails: [{ value: 'a@example.com' }, { value: 'b@example.com' }] },
      [],
    ],
    [
      { emails: [{ value: 'a@example.com' }] },
      { emails: [{ value: 'c@example.com' }] },
      [{ path: 'emails', before: 'a@example.com', after: 'c@example.com' }],
    ],
    [
      { [enterpriseUserSchema]: { manager: { value: 'x' } } },
      { [enterpriseUserSchema]: { manager: { value: 'y' } } },
      [{ path: `${enterpriseUserSchema}:manager.value`, before: 'x', after: 'y' }],
    ],
    [
      { [webexUserSchema]: { licenseID: [] } },
      { [webexUserSchema]: { licenseID: ['MS_1'] } },
      [{ path: `${webexUserSchema}:licenseID`, before: null, after: 'MS_1' }],
    ],
    [
      { meta: { version: '1', lastModified: '2026-01-01T00:00:00Z' } },
      { meta: { version: '2', lastModified: '2026-01-02T00:00:00Z' } },
      [],
    ],
    [{ password: 'a' }, { password: 'b' }, []],
    [{ active: true }, { active: false }, [{ path: 'active', before: 'true', after: 'false' }]],
  ])('case %#', (before, after, changes) => {
    expect(compareUsers(user(before), user(after))).toEqual(changes);
  });

  it('cuts what is long', () => {
    const [change] = compareUsers(user({ title: 'x' }), user({ title: 'y'.repeat(1_000) }));
    expect(change?.after).toHaveLength(201);
  });

  it('finds nothing between a user and itself, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
        expect(compareUsers(user({ ...fields, id: '1' }), user({ ...fields, id: '1' }))).toEqual([]);
      }),
    );
  });
});

describe('kindOfChange', () => {
  it.each([
    [true, false, 'deactivated'],
    [null, false, 'deactivated'],
    [false, true, 'reactivated'],
    [true, true, 'updated'],
    [false, null, 'updated'],
    [false, false, 'updated'],
  ])('from %s to %s is %s', (before, after, kind) => {
    expect(kindOfChange(user({ active: before }), user({ active: after }))).toBe(kind);
  });
});
