import { describe, expect, it } from 'vitest';
import { StateError } from '@/lib/errors';
import type { ScimBase } from './environments';
import { buildGroupMembersUrl, buildGroupsUrl, buildGroupUrl } from './scim-groups';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const base: ScimBase = { dialect: 'scim2', url: (id) => `https://webexapis.com/identity/scim/${id}/v2` };
const groups = `https://webexapis.com/identity/scim/${organizationId}/v2/Groups`;
const page = { startIndex: 501, count: 500 };

describe('the addresses of groups', () => {
  it('ask for a page by name, without members', () => {
    expect(buildGroupsUrl(base, organizationId, page)).toBe(`${groups}?startIndex=501&count=500&sortBy=displayName&includeMembers=false`);
  });

  it('keep a group’s id in one path segment', () => {
    expect(buildGroupUrl(base, organizationId, 'a/b?c')).toBe(`${groups}/a%2Fb%3Fc?excludedAttributes=members`);
    expect(buildGroupMembersUrl(base, organizationId, 'a/b?c', page)).toBe(`${groups}/a%2Fb%3Fc/Members?startIndex=501&count=500`);
  });

  it.each(['', '.', '..', 'x'.repeat(257)])('are refused for the id “%s”', (id) => {
    expect(() => buildGroupUrl(base, organizationId, id)).toThrow(StateError);
    expect(() => buildGroupMembersUrl(base, organizationId, id, page)).toThrow(StateError);
  });

  it.each([0, -1, 1.5, Number.NaN])('are refused for a page that begins at %s', (startIndex) => {
    expect(() => buildGroupsUrl(base, organizationId, { startIndex, count: 100 })).toThrow(StateError);
  });
});
