import 'server-only';
import { groupMembersSchema, scimGroupSchema } from '@/lib/scim/group';
import { parseGroupList } from '@/lib/scim/list-response';
import { buildGroupMembersUrl, buildGroupsUrl, buildGroupUrl, mostGroupMembers } from '@/lib/webex/scim-groups';
import { unwrap } from './http';
import type { OpenDirectory } from './open-directory';
import { parseAs, read } from './webex';

type Upstream = Pick<OpenDirectory, 'base' | 'organizationId' | 'token'>;

/** Groups of one page. */
export const groupsPageSize = 50;
/** Members of one page: fewer than Webex allows, because each is a row on screen. */
export const membersPageSize = Math.min(100, mostGroupMembers);

/** One page of groups. @throws {OnrampError} what Webex, or the way to it, did. */
export async function readGroups({ base, organizationId, token }: Upstream, startIndex: number) {
  const url = buildGroupsUrl(base, organizationId, { startIndex, count: groupsPageSize });
  return (await unwrap(read(url, token, parseGroupList))).value;
}

/** One group, without its members. @throws as {@link readGroups} */
export async function readGroup({ base, organizationId, token }: Upstream, groupId: string) {
  const url = buildGroupUrl(base, organizationId, groupId);
  return (await unwrap(read(url, token, (json) => parseAs(scimGroupSchema, json, 'group')))).value;
}

/** One page of a group's members. @throws as {@link readGroups} */
export async function readGroupMembers({ base, organizationId, token }: Upstream, groupId: string, startIndex: number) {
  const url = buildGroupMembersUrl(base, organizationId, groupId, { startIndex, count: membersPageSize });
  return (await unwrap(read(url, token, (json) => parseAs(groupMembersSchema, json, 'members')))).value;
}
