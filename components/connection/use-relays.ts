'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CredentialView } from '@/lib/connection';
import type { RelayHours, RelayLink } from '@/lib/relay/link';
import { connectionQuery } from './connection-query';
import { relayApi } from './relay-api';

const pollMs = 4000;
const none: readonly RelayLink[] = [];

/** The links of a connection, with their receipts; read again while one is open. */
export function useRelays(connectionId: string) {
  const client = useQueryClient();
  const queryKey = ['relays', connectionId];
  const { data = none, error } = useQuery({
    queryKey,
    queryFn: ({ signal }) => relayApi.list(connectionId, signal),
    refetchInterval: (query) => (query.state.data?.some((link) => link.status === 'open') ? pollMs : false),
  });
  const keep = (links: readonly RelayLink[]) => client.setQueryData(queryKey, links);
  const make = useMutation({
    mutationFn: (wanted: { hours: RelayHours; credential: CredentialView | null }) =>
      relayApi.make(connectionId, wanted.hours, wanted.credential),
    onSuccess: ({ links }) => keep(links),
  });
  const revoke = useMutation({ mutationFn: (id: string) => relayApi.revoke(connectionId, id), onSuccess: keep });

  // What somebody did with a link changed the connection as well.
  const receipts = data.map(({ opened, used }) => `${opened?.at}/${used?.at}`).join();
  useEffect(() => {
    if (receipts) void client.invalidateQueries({ queryKey: connectionQuery(connectionId).queryKey });
  }, [client, connectionId, receipts]);

  return { links: data, error: make.error ?? revoke.error ?? error, make, revoke };
}

export type RelaysState = ReturnType<typeof useRelays>;
