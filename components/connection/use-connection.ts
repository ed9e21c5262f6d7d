'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ConnectionView } from '@/lib/connection';
import { eventsUrl } from './api';
import { connectionQuery } from './connection-query';

const pollMs = 3000;

/** Something is under way on the server that will change the view by itself. */
function isInMotion(view: ConnectionView): boolean {
  const { arrivals, authorization, credential, checkRun, renewal } = view;
  if (authorization?.status === 'waiting') return true;
  if ([credential, renewal?.credential].some((held) => held?.status === 'received' && held.identifyProblem === null)) return true;
  if (arrivals?.status === 'starting' || arrivals?.status === 'watching') return true;
  if (checkRun?.rerunning) return true;
  return [checkRun, renewal?.checkRun].some((run) => run && run.finishedAt === null && !run.interrupted);
}

/** Two readings lie no further apart when a page was opened; a greater step is that of a clock that was set. */
const farthestMs = 60_000;

/** What to show when a page brings a reading of its own: the one held, if it is the later one. */
function laterOf(held: ConnectionView, brought: ConnectionView): ConnectionView {
  const ahead = held.serverNow - brought.serverNow;
  return ahead > 0 && ahead < farthestMs ? held : brought;
}

/**
 * The connection as the server last told it: from the page, from a reply to a change, from the news stream, or from polling.
 * Stream and polling run only while something is under way.
 */
export function useConnection(id: string, initial: ConnectionView): ConnectionView {
  const client = useQueryClient();
  const { data } = useQuery({
    ...connectionQuery(id),
    initialData: initial,
    refetchInterval: (query) => (query.state.data && isInMotion(query.state.data) ? pollMs : false),
  });
  // Until the page's own reading was taken in.
  const [taken, setTaken] = useState<ConnectionView | null>(null);
  const view = taken === initial ? data : laterOf(data, initial);
  const listening = isInMotion(view);

  useEffect(() => {
    client.setQueryData(connectionQuery(id).queryKey, (held) => (held ? laterOf(held, initial) : initial));
    setTaken(initial);
  }, [client, id, initial]);

  useEffect(() => {
    if (!listening) return;
    const source = new EventSource(eventsUrl(id));
    source.addEventListener('changed', () => void client.invalidateQueries({ queryKey: connectionQuery(id).queryKey }));
    return () => source.close();
  }, [client, id, listening]);

  return view;
}

/** A change that answers with the new view. */
export function useChange<Input = void>(id: string, change: (input: Input) => Promise<ConnectionView>) {
  const client = useQueryClient();
  const { queryKey } = connectionQuery(id);
  return useMutation({
    mutationFn: change,
    // One after the other, so that the last reply is that of the last change.
    scope: { id: `connection ${id}` },
    // A reading that began before the change must not overwrite its result.
    onMutate: () => client.cancelQueries({ queryKey }),
    onSuccess: (view) => client.setQueryData(queryKey, view),
  });
}
