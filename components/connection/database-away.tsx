'use client';

import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ProblemDocument } from '@/lib/problems';
import { toProblem } from './api';

// Every page waits for this, and next to none ever needs it.
const Notice = lazy(() => import('./database-away-notice').then((module) => ({ default: module.DatabaseAwayNotice })));

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
  if (!problem) return null;
  const goOn = () => {
    setProblem(null);
    void client.invalidateQueries();
  };
  return (
    <Suspense>
      <Notice problem={problem} onReturn={goOn} />
    </Suspense>
  );
}
