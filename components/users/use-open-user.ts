import { useQueryClient } from '@tanstack/react-query';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import { userQuery } from './user-query';

/**
 * Opening a user changes the address without asking the server for the table again. It adds a step to the history, so that Back closes the drawer.
 * Walking from user to user, and closing, replace that step: going back over it would make the whole page anew.
 */
export function useOpenUser(connectionId: string, search: UsersSearch): [string | null, (userId: string | null) => void] {
  const openId = search.user;
  const client = useQueryClient();
  const open = (userId: string | null) => {
    // Asked for while the drawer is being drawn, not after.
    if (userId !== null) void client.prefetchQuery(userQuery(connectionId, userId));
    const href = usersHref(connectionId, { ...search, user: userId });
    if (openId === null && userId !== null) window.history.pushState(null, '', href);
    else window.history.replaceState(null, '', href);
  };
  return [openId, open];
}
