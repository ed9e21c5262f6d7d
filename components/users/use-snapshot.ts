import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SnapshotView } from '@/lib/users/snapshot';
import { snapshotApi } from './snapshot-api';

const pollMs = 2_000;

export const snapshotQuery = (connectionId: string) =>
  queryOptions<SnapshotView>({
    queryKey: ['snapshot', connectionId],
    queryFn: ({ signal }) => snapshotApi.read(connectionId, signal),
  });

/** The snapshot as the server last told it; read again and again while a crawl runs. */
export function useSnapshot(connectionId: string, first: SnapshotView | null): SnapshotView | null {
  const { data } = useQuery({
    ...snapshotQuery(connectionId),
    ...(first ? { initialData: first } : {}),
    refetchInterval: (query) => (query.state.data?.crawl?.status === 'running' ? pollMs : false),
  });
  return data ?? null;
}

/** A change that answers with the new view of the snapshot. */
export function useSnapshotChange(connectionId: string, change: (connectionId: string) => Promise<SnapshotView>) {
  const client = useQueryClient();
  const { queryKey } = snapshotQuery(connectionId);
  return useMutation({
    mutationFn: () => change(connectionId),
    scope: { id: `snapshot ${connectionId}` },
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (view) => {
      client.setQueryData(queryKey, view);
      // What was deleted on the server does not stay behind in this window.
      if (view.on) return;
      client.removeQueries({ queryKey: ['snapshot-rows', connectionId] });
      client.removeQueries({ queryKey: ['user-history', connectionId] });
    },
  });
}

/** Asks anew for the snapshot's state, and for the rows that are shown of it. */
export function useRefresh(connectionId: string): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: snapshotQuery(connectionId).queryKey });
    void client.invalidateQueries({ queryKey: ['snapshot-rows', connectionId] });
  }, [client, connectionId]);
}
