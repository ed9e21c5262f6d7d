'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemDocument } from '@/lib/problems';

interface UsersProblemProps {
  problem: ProblemDocument;
  working: boolean;
  onRetry: () => void;
}

/** A failed reading. When Webex named a time to wait, it counts down and tries again by itself. */
export function UsersProblem({ problem, working, onRetry }: UsersProblemProps) {
  const [left, setLeft] = useState(problem.retryAfterSeconds ?? null);
  useEffect(() => {
    if (left === null || working) return;
    if (left <= 0) {
      setLeft(null);
      onRetry();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, working, onRetry]);
  return (
    <ProblemCallout
      problem={problem}
      action={
        <>
          <Button size="sm" working={working} onClick={onRetry}>
            Try now
          </Button>
          {left === null ? null : (
            <span aria-live="off" className="tabular-nums">
              Trying again in {Math.ceil(left)} s.
            </span>
          )}
        </>
      }
    />
  );
}
