import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readUsersSearch, type UsersSearch } from '@/lib/users/search-params';

/** What the address asks for, whoever changed it: a link, a key, or the browser's Back. */
export function useUsersSearch(): UsersSearch {
  const params = useSearchParams();
  return useMemo(() => readUsersSearch(Object.fromEntries(params)), [params]);
}
