import 'server-only';
import { StateError } from '@/lib/errors';
import type { GroupPage, GroupsPage } from '@/lib/groups';
import { app } from './app';
import { requireRole } from './auth';
import { type OpenDirectory, openDirectory } from './open-directory';
import { readGroup, readGroupMembers, readGroups } from './webex-groups';

/** Where groups are asked for. @throws {StateError} `groups-not-offered`: the older SCIM knows none; and as `openDirectory`. */
async function openGroups(connectionId: string): Promise<OpenDirectory> {
  const directory = await openDirectory(await app(), connectionId);
  if (directory.base.dialect !== 'scim2') throw new StateError('groups-not-offered', 'SCIM 1 has no groups');
  return directory;
}

/**
 * One page of an organization's groups, now, by name.
 *
 * @param startIndex 1-based. @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`, `token-not-kept`, `groups-not-offered`
 * @throws {OnrampError} what Webex, or the way to it, did.
 */
export async function readGroupsPage(connectionId: string, startIndex: number): Promise<GroupsPage> {
  await requireRole('viewer');
  const { totalResults, groups } = await readGroups(await openGroups(connectionId), startIndex);
  return { total: totalResults, startIndex, groups, readAt: Date.now() };
}

/** One group with a page of its members, now. @throws as {@link readGroupsPage} */
export async function readGroupPage(connectionId: string, groupId: string, startIndex: number): Promise<GroupPage> {
  await requireRole('viewer');
  const directory = await openGroups(connectionId);
  const [group, members] = await Promise.all([readGroup(directory, groupId), readGroupMembers(directory, groupId, startIndex)]);
  return { group, total: members.memberSize, startIndex, members: members.members, readAt: Date.now() };
}
