'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemDocument } from '@/lib/problems';

interface UsersProblemProps {
  problem: ProblemDocument;
  working: boolean;
  onRetry: () => void;
}

const tickMs = 250;

/** Counts down, also through a sleep of the computer; `null` when there is nothing to wait for. */
function useSecondsLeft(seconds: number | undefined): number | null {
  const [until] = useState(() => (seconds === undefined ? null : Date.now() + seconds * 1000));
  const [now, setNow] = useState(Date.now);
  const over = until === null || now >= until;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [over]);
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

/** A failed reading. When a time to wait is known, it counts down and asks again by itself. */
export function UsersProblem({ problem, working, onRetry }: UsersProblemProps) {
  const left = useSecondsLeft(problem.retryAfterSeconds);
  const due = left === 0;
  const retry = useRef(onRetry);
  useEffect(() => {
    retry.current = onRetry;
  });
  useEffect(() => {
    if (due) retry.current();
  }, [due]);
  return (
    <ProblemCallout
      problem={problem}
      action={
        <>
          <Button size="sm" working={working} onClick={onRetry}>
            Try now
          </Button>
          {left === null || due ? null : (
            <span aria-live="off" className="tabular-nums">
              {problem.code.startsWith('upstream')
                ? `Webex asks to wait ${left} s. It is asked again by itself then.`
                : `Tried again by itself in ${left} s.`}
            </span>
          )}
        </>
      }
    />
  );
}
