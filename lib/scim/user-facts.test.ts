import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scimUserSchema, webexUserSchema } from './user';
import { accountStatusOf, displayNameOf, lastModifiedOf, licenceCountOf, sourceOf } from './user-facts';

const id = '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98';
const webex = (fields: Record<string, unknown>) => scimUserSchema.parse({ id, [webexUserSchema]: fields });
const modified = (lastModified: string) => scimUserSchema.parse({ id, meta: { lastModified } });

describe('displayNameOf', () => {
  it.each([
    [{ displayName: 'Mira Okafor', userName: 'mira' }, 'Mira Okafor'],
    [{ displayName: ' ', name: { formatted: 'Dr Mira Okafor' } }, 'Dr Mira Okafor'],
    [{ displayName: null, name: { givenName: 'Mira', familyName: 'Okafor' } }, 'Mira Okafor'],
    [{ name: { familyName: 'Okafor' } }, 'Okafor'],
    [{ name: null, userName: 'mira@example.com' }, 'mira@example.com'],
    [{}, id],
    [{ displayName: '\u0000\n\u202e' }, id],
    [{ displayName: '\u202eevil\u202c\u0000name' }, 'evil name'],
    [{ displayName: '👩‍💻 Ana' }, '👩‍💻 Ana'],
    [{ displayName: '\ud800x' }, '\ufffdx'],
    [{ displayName: '<script>alert(1)</script>' }, '<script>alert(1)</script>'],
    [{ displayName: '=1+1' }, '=1+1'],
  ])('calls %j %j', (fields, name) => {
    expect(displayNameOf(scimUserSchema.parse({ id, ...fields }))).toBe(name);
  });

  it('is never empty and never long', () => {
    expect(displayNameOf(scimUserSchema.parse({ id, displayName: 'x'.repeat(1_000_000) }))).toHaveLength(256);
    const text = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
        text,
        text,
        text,
        (anyId, displayName, givenName, userName) => {
          const name = displayNameOf(scimUserSchema.parse({ id: anyId, displayName, userName, name: { givenName } }));
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(256);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('licenceCountOf', () => {
  it.each([
    [{}, null],
    [{ licenseID: null }, null],
    [{ licenseID: 7 }, null],
    [{ licenseID: [] }, 0],
    [{ licenseID: '' }, 0],
    [{ licenseID: 'MS_1' }, 1],
    [{ licenseID: ['MS_1', 'MS_2', 'MS_1'] }, 2],
  ])('counts the licences of %j as %s', (fields, count) => {
    expect(licenceCountOf(webex(fields))).toBe(count);
  });

  it('does not know the licences of a user without Cisco’s extension', () => {
    expect(licenceCountOf(scimUserSchema.parse({ id }))).toBeNull();
  });
});

describe('sourceOf and accountStatusOf', () => {
  it('give Webex’s words', () => {
    expect(sourceOf(webex({ provisionSource: 'AD' }))).toBe('AD');
    expect(sourceOf(scimUserSchema.parse({ id, cisSyncSource: 'DirSync' }))).toBe('AD');
    expect(sourceOf(scimUserSchema.parse({ id, cisSyncSource: 'other' }))).toBeNull();
    expect(accountStatusOf(webex({ accountStatus: ['active', ''] }))).toEqual(['active']);
    expect(accountStatusOf(webex({ accountStatus: 'pending' }))).toEqual(['pending']);
  });

  it('give nothing when Webex said nothing', () => {
    for (const user of [scimUserSchema.parse({ id }), webex({}), webex({ provisionSource: '', accountStatus: '' })]) {
      expect(sourceOf(user)).toBeNull();
      expect(accountStatusOf(user)).toEqual([]);
    }
  });
});

describe('lastModifiedOf', () => {
  const noon = Date.UTC(2026, 0, 12, 12);
  it.each([
    ['2026-01-12T12:00:00Z', noon],
    ['2026-01-12T12:00:00', noon],
    ['2026-01-12t12:00:00.000000z', noon],
    ['2026-01-12T05:00:00-07:00', noon],
    ['9999-12-31T23:59:59Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['0000-01-01T00:00:00Z', null],
    ['1969-12-31T23:59:59Z', null],
    ['2026-13-12T12:00:00Z', null],
    ['2026-01-12', null],
    ['12 Jan 2026', null],
    ['yesterday', null],
    ['', null],
  ])('reads %j as %s', (text, time) => {
    expect(lastModifiedOf(modified(text))).toBe(time);
  });

  it('is unknown without a date', () => {
    expect(lastModifiedOf(scimUserSchema.parse({ id }))).toBeNull();
  });
});
