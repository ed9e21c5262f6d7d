import { toUsersQuery, type UsersSearch } from './search-params';

/** The address of a view of a connection's users. */
export function usersHref(connectionId: string, search: Partial<UsersSearch>): string {
  const query = toUsersQuery(search);
  return `/connections/${connectionId}/users${query ? `?${query}` : ''}`;
}
