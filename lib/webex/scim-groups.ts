import { StateError } from '@/lib/errors';
import type { ScimBase } from './environments';
import { scimUrl } from './scim-users';

/** Members of one page at most (developer.webex.com, Groups: get a group's members, seen 2026-11). */
export const mostGroupMembers = 500;

/** One page of a list. */
interface Page {
  /** 1-based, as in SCIM. */
  readonly startIndex: number;
  readonly count: number;
}

const paging = ({ startIndex, count }: Page) => {
  if (!Number.isSafeInteger(startIndex) || startIndex < 1) throw new StateError('invalid-request', 'startIndex counts from 1');
  return `startIndex=${startIndex}&count=${count}`;
};

/**
 * The address of one page of an organization's groups, sorted by name.
 *
 * @throws {StateError} `organization-id-invalid`, `invalid-request`
 * @see github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`, Search groups
 */
export const buildGroupsUrl = (base: ScimBase, organizationId: string, page: Page): string =>
  `${scimUrl(base, organizationId, 'Groups')}?${paging(page)}&sortBy=displayName&includeMembers=false`;

/** The address of one page of a group's members. @throws {StateError} as above; `not-found` for an id that no group can have. */
export const buildGroupMembersUrl = (base: ScimBase, organizationId: string, groupId: string, page: Page): string =>
  `${scimUrl(base, organizationId, 'Groups', groupId)}/Members?${paging(page)}`;

/** The address of one group, without its members. @throws {StateError} as above. */
export const buildGroupUrl = (base: ScimBase, organizationId: string, groupId: string): string =>
  `${scimUrl(base, organizationId, 'Groups', groupId)}?excludedAttributes=members`;
