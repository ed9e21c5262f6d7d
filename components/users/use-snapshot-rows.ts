import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toProblem } from '@/components/connection/api';
import type { ProblemDocument } from '@/lib/problems';
import type { SnapshotPage, SnapshotRow } from '@/lib/users/snapshot';
import { windowRows } from './first-read';
import { snapshotApi } from './snapshot-api';
import { snapshotQuery } from './use-snapshot';

const keepMs = 60_000;

interface Asked {
  readonly connectionId: string;
  readonly query: string;
  /** Rows of different generations do not belong together. */
  readonly generation: number;
  readonly turnedOnAt: number | null;
}

const windowQuery = ({ connectionId, query, generation, turnedOnAt }: Asked, number: number) =>
  queryOptions({
    queryKey: ['snapshot-rows', connectionId, turnedOnAt, generation, query, number],
    queryFn: ({ signal }) => snapshotApi.users(connectionId, query, { offset: number * windowRows, limit: windowRows }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keepMs,
  });

/** The windows, but the first, that rows lie in. */
function windowsOf(from: number, to: number): readonly number[] {
  const numbers: number[] = [];
  for (let number = Math.max(1, Math.floor(from / windowRows)); number * windowRows <= to; number += 1) numbers.push(number);
  return numbers;
}

interface Head {
  /** The first window; while another search is being answered, that of the one before. */
  readonly page: SnapshotPage | undefined;
  /** What is shown answers an earlier search. */
  readonly earlier: boolean;
  readonly problem: ProblemDocument | null;
  readonly reading: boolean;
  readonly retry: () => void;
}

/** Reads the first rows that match, and how many do. */
export function useSnapshotHead(asked: Asked, first: SnapshotPage | null): Head {
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...windowQuery(asked, 0),
    placeholderData: keepPreviousData,
    ...(first ? { initialData: first } : {}),
  });
  return {
    page: data,
    earlier: isPlaceholderData,
    problem: error ? toProblem(error) : null,
    reading: isFetching,
    retry: () => void refetch(),
  };
}

interface Windows {
  readonly rowAt: (index: number) => SnapshotRow | null;
  readonly problem: ProblemDocument | null;
  readonly retry: () => void;
}

/** Reads the windows in which the rows `from` to `to` lie. Those read before stay for a minute. */
export function useSnapshotWindows(asked: Asked, head: Head, from: number, to: number): Windows {
  const client = useQueryClient();
  const last = (head.page?.total ?? 0) - 1;
  const windows = useQueries({ queries: windowsOf(from, Math.min(to, last)).map((number) => windowQuery(asked, number)) });

  const pages = [head.earlier ? undefined : head.page, ...windows.map(({ data }) => data)];
  const replaced = pages.some((page) => page !== undefined && page.generation !== asked.generation);
  useEffect(() => {
    if (replaced) void client.invalidateQueries({ queryKey: snapshotQuery(asked.connectionId).queryKey });
  }, [client, replaced, asked.connectionId]);

  const failed = windows.find(({ error }) => error !== null);
  return {
    rowAt: (index) => {
      const number = Math.floor(index / windowRows);
      const page = number === 0 ? head.page : client.getQueryData(windowQuery(asked, number).queryKey);
      return page?.rows[index % windowRows] ?? null;
    },
    problem: failed?.error ? toProblem(failed.error) : null,
    retry: () => {
      for (const window of windows) if (window.error) void window.refetch();
    },
  };
}
