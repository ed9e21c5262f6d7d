'use client';

import { useEffect, useRef } from 'react';
import { api } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import type { ConnectionView } from '@/lib/connection';
import type { CheckId } from '@/lib/setup/check';
import { isRunning } from './ladder-run';

/** Nothing was asked with this token yet. */
function needsFirstRun({ credential, checkRun, organizationId }: ConnectionView): boolean {
  if (credential?.status !== 'active' || organizationId === null) return false;
  return checkRun === null || checkRun.startedAt < credential.receivedAt;
}

/** The ways to ask Webex, and what is being asked. A token that nothing was asked with is checked without being told to. */
export function useChecks(view: ConnectionView) {
  const start = useChange(view.id, (only: CheckId | null) => api.check(view.id, only ?? undefined));
  const { mutate, isPending, variables } = start;
  const run = view.checkRun;
  const running = (run !== null && isRunning(run)) || (isPending && variables === null);
  const startedFor = useRef<string | null>(null);

  const wanted = needsFirstRun(view) && !running ? (view.credential?.id ?? null) : null;
  useEffect(() => {
    if (wanted === null || startedFor.current === wanted) return;
    startedFor.current = wanted;
    mutate(null);
  }, [wanted, mutate]);

  return {
    running,
    asking: run?.rerunning ?? (isPending ? variables : null),
    error: start.error,
    all: () => mutate(null),
    one: (id: CheckId) => mutate(id),
  };
}
