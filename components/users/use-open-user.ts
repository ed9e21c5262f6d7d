import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import type { UsersSearch } from '@/lib/users/search-params';
import { usersHref } from './view-link';

/**
 * Opening a user changes the address without asking the server for the table again. It adds a step to the history, so that Back
 * closes the drawer; walking from user to user replaces that step, and closing goes back over it.
 */
export function useOpenUser(connectionId: string, search: UsersSearch): [string | null, (userId: string | null) => void] {
  const openId = useSearchParams().get('user') || null;
  const stepped = useRef(false);
  const open = (userId: string | null) => {
    const href = usersHref(connectionId, { ...search, user: userId });
    if (openId === null && userId !== null) {
      stepped.current = true;
      window.history.pushState(null, '', href);
    } else if (userId === null && stepped.current) {
      stepped.current = false;
      window.history.back();
    } else window.history.replaceState(null, '', href);
  };
  return [openId, open];
}
