'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { ProblemDocument } from '@/lib/problems';
import { toProblem } from './api';
import { useReturn } from './use-return';

/** Says that what is shown may be old because the database is away, and reads all of it again once it is back. */
export function DatabaseAway() {
  const client = useQueryClient();
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return;
        const found = toProblem(event.action.error);
        if (found.code === 'database-away') setProblem(found);
      }),
    [client],
  );
  useReturn(problem !== null, () => {
    setProblem(null);
    void client.invalidateQueries();
  });
  if (!problem) return null;
  return (
    <div className="fixed inset-x-4 bottom-4 z-30 mx-auto max-w-[480px] rounded-3 bg-surface shadow-pop">
      <Callout tone="warn" alert title={problem.title}>
        <p>{problem.detail}</p>
        <p className="text-ink">This page goes on by itself.</p>
      </Callout>
    </div>
  );
}
