import { toUsersQuery, type UsersSearch } from './search-params';
import type { ChangeKind } from './snapshot';

/** The address of a view of a connection's users. */
export function usersHref(connectionId: string, search: Partial<UsersSearch>): string {
  const query = toUsersQuery(search);
  return `/connections/${connectionId}/users${query ? `?${query}` : ''}`;
}

/** The page with what happened to users. @param before begins below the change of this id. */
export function changesHref(connectionId: string, kind: ChangeKind | null = null, before: number | null = null): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set('kind', kind);
  if (before !== null) query.set('before', String(before));
  const text = query.toString();
  return `/connections/${connectionId}/activity/changes${text ? `?${text}` : ''}`;
}
