import { ResponseError } from '@/lib/errors';
import type { UserListPage } from '@/lib/scim/list-response';
import type { UsersPage } from '@/lib/users-page';

/**
 * What a page of Webex's list shows, of which nothing may be believed: each user once, no more than were asked for, and a total that is not below
 * what is there.
 *
 * @param most users that were asked for.
 * @throws {ResponseError} `list-incomplete`: the page is another than the one asked for, or is empty although it lies before the end.
 */
export function toLivePage(page: UserListPage, startIndex: number, most: number): Omit<UsersPage, 'readAt'> {
  const { totalResults, dropped } = page;
  const length = page.users.length + dropped;
  if (length === 0 && startIndex <= totalResults) {
    throw new ResponseError('list-incomplete', `Users: the list claims ${totalResults} users and has none at ${startIndex}`);
  }
  if (length > 0 && page.startIndex !== null && page.startIndex !== startIndex) {
    throw new ResponseError('list-incomplete', `Users: asked for those from ${startIndex}, got those from ${page.startIndex}`);
  }
  const users = [...new Map(page.users.map((user) => [user.id, user])).values()].slice(0, most);
  const end = startIndex - 1 + users.length;
  return {
    total: Math.max(totalResults, length > 0 ? end : 0),
    more: length > 0 && totalResults < end,
    startIndex,
    users,
    withoutId: dropped,
  };
}
