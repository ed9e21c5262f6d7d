import { useEffect, useRef } from 'react';
import { at, send } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { announce } from '@/components/ui/announcer';
import type { ConnectionView } from '@/lib/connection';
import type { ArrivalWatchView } from '@/lib/setup/arrivals';
import { assignWords } from '@/lib/setup/words/assign';

const { spoken, kinds } = assignWords;

/** What is worth saying of what is new since the last look; several changes at once are counted, not read out. */
function newsOf(before: ArrivalWatchView | null, now: ArrivalWatchView): string | null {
  if (!before?.first && now.first) return spoken.first(now.first.name);
  const held = new Set(before?.newest.map(({ id }) => id));
  const fresh = now.newest.filter(({ id }) => !held.has(id));
  const [only] = fresh;
  if (!only) return before?.status === 'starting' && now.status === 'watching' ? spoken.started : null;
  return fresh.length === 1 ? spoken.change(only.name, kinds[only.kind]) : spoken.many(fresh.length);
}

/** Starts the watch when the step is opened, goes on with one that paused, and says aloud what happens. */
export function useArrivals(view: ConnectionView) {
  const start = useChange(view.id, (again: boolean) => send<ConnectionView>('POST', `${at(view.id)}/arrivals`, again ? { again } : {}));
  const stop = useChange(view.id, () => send<ConnectionView>('DELETE', `${at(view.id)}/arrivals`));
  const watch = view.arrivals;
  const askable = view.credential?.status === 'active' && view.organizationId !== null;
  const opened = useRef(false);
  const { mutate } = start;
  useEffect(() => {
    if (!askable || opened.current) return;
    opened.current = true;
    mutate(false);
  }, [askable, mutate]);

  const last = useRef(watch);
  useEffect(() => {
    const news = watch ? newsOf(last.current, watch) : null;
    last.current = watch;
    if (news) announce(news);
  }, [watch]);

  return { start, stop, askable };
}

export type ArrivalWatch = Pick<ReturnType<typeof useArrivals>, 'start' | 'stop'>;
