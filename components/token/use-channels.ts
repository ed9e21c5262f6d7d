'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/components/connection/api';
import type { ChannelKind, ChannelsView } from '@/lib/notice/channel';

const pollMs = 2000;

/** Something is on its way that will be delivered, or fail, by itself. Long waits are not watched. */
function isInMotion({ channels, serverNow }: ChannelsView): boolean {
  return channels.some(({ deliveries }) =>
    deliveries.some(({ status, nextAt }) => status === 'sending' || (status === 'queued' && nextAt < serverNow + 60_000)),
  );
}

interface NewChannel {
  readonly kind: ChannelKind;
  readonly address: string;
  readonly timeZone: string;
  readonly forAll: boolean;
}

type Change =
  | { readonly act: 'add'; readonly channel: NewChannel }
  | { readonly act: 'switch'; readonly id: string; readonly enabled: boolean }
  | { readonly act: 'remove' | 'test' | 'secret'; readonly id: string };

/** The ways in which a connection's admin is reached, and what can be done with them. */
export function useChannels(connectionId: string) {
  const client = useQueryClient();
  const queryKey = ['channels', connectionId];
  const path = `/${encodeURIComponent(connectionId)}/channels`;
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => send<ChannelsView>('GET', path, undefined, signal),
    refetchInterval: ({ state }) => (state.data && isInMotion(state.data) ? pollMs : false),
  });
  const change = useMutation({
    mutationFn: (wanted: Change) => {
      if (wanted.act === 'add') return send<ChannelsView>('POST', path, wanted.channel);
      const at = `${path}/${encodeURIComponent(wanted.id)}`;
      if (wanted.act === 'switch') return send<ChannelsView>('PATCH', at, { enabled: wanted.enabled });
      if (wanted.act === 'remove') return send<ChannelsView>('DELETE', at);
      return send<ChannelsView>('POST', `${at}/${wanted.act}`);
    },
    scope: { id: `channels ${connectionId}` },
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: ({ secret: _shownOnce, ...view }) => client.setQueryData(queryKey, view),
  });
  return { query, change };
}

export type ChannelChange = ReturnType<typeof useChannels>['change'];
