import 'server-only';
import { OnrampError } from '@/lib/errors';
import { startsWith } from '@/lib/scim/filter';
import { toLivePage } from '@/lib/users/live-page';
import { type UsersSearch, usersPageSize } from '@/lib/users/search-params';
import type { GroupsUnread, UserAnswer, UsersPage } from '@/lib/users-page';
import { app } from './app';
import { requireRole } from './auth';
import { unwrap } from './http';
import { type OpenDirectory, openDirectory } from './open-directory';
import { readFitting } from './read-fitting';
import { readUser, readUsers, readUserWithGroups } from './webex';

/**
 * Reads one page of users from Webex, now.
 *
 * @returns the page and `totalResults` as Webex claimed it at that moment.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`, `token-not-kept` @throws {OnrampError} what Webex, or the way to it, did.
 */
export async function readUsersPage(connectionId: string, search: UsersSearch): Promise<UsersPage> {
  await requireRole('viewer');
  const { base, organizationId, token } = await openDirectory(await app(), connectionId);
  const query = {
    startIndex: search.startIndex,
    sortBy: search.sortBy,
    sortOrder: search.sortOrder,
    ...(search.q ? { filter: startsWith('userName', search.q) } : {}),
  };
  const { value } = await readFitting(usersPageSize, (count) => unwrap(readUsers(base, organizationId, { ...query, count }, token)));
  return { ...toLivePage(value, search.startIndex, usersPageSize), readAt: Date.now() };
}

/** That groups may be asked for is documented for lists; should one user be refused with them, they are shown without. */
async function readWithGroups({ base, organizationId, token }: OpenDirectory, userId: string): Promise<Omit<UserAnswer, 'readAt'>> {
  let groupsUnread: GroupsUnread = 'older-scim';
  if (base.dialect === 'scim2') {
    try {
      return { user: (await unwrap(readUserWithGroups(base, organizationId, userId, token))).value, groupsUnread: null };
    } catch (error) {
      if (!(error instanceof OnrampError) || !['upstream-rejected', 'search-rejected', 'upstream-forbidden'].includes(error.code))
        throw error;
      groupsUnread = 'refused';
    }
  }
  return { user: (await unwrap(readUser(base, organizationId, userId, token))).value, groupsUnread };
}

/** Reads one user from Webex, now, with groups where Webex tells them. @throws as {@link readUsersPage} */
export async function readUserDetails(connectionId: string, userId: string): Promise<UserAnswer> {
  await requireRole('viewer');
  const directory = await openDirectory(await app(), connectionId);
  return { ...(await readWithGroups(directory, userId)), readAt: Date.now() };
}
