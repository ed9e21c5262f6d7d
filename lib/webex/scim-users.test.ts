import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StateError } from '@/lib/errors';
import type { ScimBase } from './environments';
import { buildUsersUrl, buildUserUrl } from './scim-users';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const base: ScimBase = { dialect: 'scim2', url: (id) => `https://webexapis.com/identity/scim/${id}/v2` };
const users = `https://webexapis.com/identity/scim/${organizationId}/v2/Users`;

describe('buildUsersUrl', () => {
  it('builds exactly the request of Okta’s test', () => {
    expect(buildUsersUrl(base, organizationId, { startIndex: 1, count: 2 })).toBe(`${users}?startIndex=1&count=2`);
  });

  it('encodes every value', () => {
    const query = {
      startIndex: 101,
      count: 100,
      filter: 'userName sw "a+b&c"',
      sortBy: 'meta.lastModified',
      sortOrder: 'descending',
    } as const;
    expect(buildUsersUrl(base, organizationId, { ...query, attributes: ['userName', 'meta'] })).toBe(
      `${users}?startIndex=101&count=100&filter=userName%20sw%20%22a%2Bb%26c%22&sortBy=meta.lastModified&sortOrder=descending&attributes=userName%2Cmeta`,
    );
  });

  it.each([
    '',
    organizationId.toUpperCase(),
    `${organizationId}/..`,
    `${organizationId}\n`,
    '../../x',
    `{${organizationId}}`,
    'consumer',
    `${organizationId}?x=`,
  ])('refuses the organization %j', (id) => {
    const error = expect.objectContaining({ name: 'StateError', code: 'organization-id-invalid' });
    expect(() => buildUsersUrl(base, id, { startIndex: 1, count: 2 })).toThrow(error);
    expect(() => buildUserUrl(base, id, 'x')).toThrow(error);
  });

  it.each([
    [0, 2],
    [-1, 2],
    [1.5, 2],
    [1, -1],
    [Number.NaN, 2],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses startIndex %d with count %d', (startIndex, count) => {
    expect(() => buildUsersUrl(base, organizationId, { startIndex, count })).toThrow(StateError);
  });

  it('gives a filter to the server as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (filter) => {
        const url = buildUsersUrl(base, organizationId, { startIndex: 1, count: 2, filter });
        expect(new URL(url).searchParams.get('filter')).toBe(filter);
        expect(url).not.toMatch(/[+\s"<>]/);
      }),
      { numRuns: 300 },
    );
  });

  it('replaces half characters, which no address can hold', () => {
    expect(buildUsersUrl(base, organizationId, { startIndex: 1, count: 2, filter: '\ud800' })).toContain('filter=%EF%BF%BD');
  });
});

describe('buildUserUrl', () => {
  it.each([
    ['8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98', '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98'],
    ['../../x', '..%2F..%2Fx'],
    ['%2e%2e', '%252e%252e'],
    ['a?b#c\\d', 'a%3Fb%23c%5Cd'],
    ['...', '...'],
    ['\u0000', '%00'],
  ])('makes one path segment of %j', (id, segment) => {
    expect(buildUserUrl(base, organizationId, id)).toBe(`${users}/${segment}`);
  });

  it.each(['', '.', '..', 'x'.repeat(257)])('refuses %.20j', (id) => {
    expect(() => buildUserUrl(base, organizationId, id)).toThrow(StateError);
  });

  it('never leaves the folder of users', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        if (['', '.', '..'].includes(id) || id.length > 256) return;
        expect(new URL(buildUserUrl(base, organizationId, id)).href.startsWith(`${users}/`)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
