import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import type { ProblemDocument } from '@/lib/problems';
import type { UsersSearch } from '@/lib/users/search-params';
import type { UsersPage } from '@/lib/users-page';
import { type FirstRead, toLiveQuery } from './first-read';

const pageQuery = (connectionId: string, query: string) =>
  queryOptions({
    queryKey: ['users', connectionId, query],
    queryFn: ({ signal }) => api.users(connectionId, query, signal),
    staleTime: 60_000,
  });

export interface LivePage {
  /** The page asked for, or, until it comes or when it does not, the one before. */
  readonly page: UsersPage | undefined;
  readonly problem: ProblemDocument | null;
  readonly reading: boolean;
  readonly retry: () => void;
}

/** Reads the page that the address asks for from Webex, and the one after it while the admin looks at this one. */
export function useLivePage(connectionId: string, search: UsersSearch, first: FirstRead['live'], on: boolean): LivePage {
  const client = useQueryClient();
  const query = toLiveQuery(search);
  const sent = first && 'page' in first && first.query === query ? first.page : null;
  // The server has just been refused; asking again at once would only repeat it. Whoever comes back here from elsewhere does ask.
  const [refusal, setRefusal] = useState(first && 'problem' in first && first.query === query ? first : null);
  if (refusal && refusal.query !== query) setRefusal(null);
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery({
    ...pageQuery(connectionId, query),
    placeholderData: keepPreviousData,
    ...(sent ? { initialData: sent, initialDataUpdatedAt: sent.readAt } : {}),
    enabled: on && refusal === null,
  });
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);

  const following = data && data.users.length > 0 ? data.startIndex + data.users.length : 0;
  const next = data && following > 0 && (following <= data.total || data.more) ? toLiveQuery({ ...search, startIndex: following }) : null;
  const settled = on && !isPlaceholderData && error === null;
  useEffect(() => {
    if (settled && next !== null) void client.prefetchQuery(pageQuery(connectionId, next));
  }, [client, connectionId, next, settled]);

  const problem = error ? toProblem(error) : !data && refusal ? refusal.problem : null;
  return { page: data ?? kept, problem, reading: isFetching, retry: useCallback(() => void refetch(), [refetch]) };
}
