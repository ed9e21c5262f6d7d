'use client';

import { useEffect, useRef } from 'react';
import { announce } from '@/components/ui/announcer';
import type { CheckRunView } from '@/lib/connection';
import { checkIds } from '@/lib/setup/check';
import { verifyWords } from '@/lib/setup/words/verify';
import { isRunning } from './ladder-run';

const { spoken, statuses } = verifyWords;

function newsOf(before: CheckRunView | null, run: CheckRunView, outcome: string | null): string | null {
  if (before?.id === run.id && isRunning(before) && !isRunning(run)) return outcome;
  const answered = before?.rerunning && !run.rerunning ? run.results.find((result) => result.id === before.rerunning) : undefined;
  if (answered) return spoken.again(answered.finding, statuses[answered.status]);
  const last = run.results.at(-1);
  const grown = run.results.length > (before?.id === run.id ? before.results.length : 0);
  return last && grown && isRunning(run) ? spoken.progress(run.results.length, checkIds.length, last.finding, statuses[last.status]) : null;
}

/**
 * Says each answer when it comes, and at the end what came of all of them.
 *
 * @param outcome the title that a finished run gets.
 */
export function useSpokenChecks(run: CheckRunView | null, outcome: string | null): void {
  const last = useRef(run);
  useEffect(() => {
    const news = run && run !== last.current ? newsOf(last.current, run, outcome) : null;
    last.current = run;
    if (news) announce(news);
  }, [run, outcome]);
}
