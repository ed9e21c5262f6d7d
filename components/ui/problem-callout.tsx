import type { ReactNode } from 'react';
import type { ProblemDocument } from '@/lib/problems';
import { Callout } from './callout';

interface ProblemCalloutProps {
  problem: ProblemDocument;
  action?: ReactNode;
}

/** What happened, why, what to do, and what to quote to whoever can help. */
export function ProblemCallout({ problem, action }: ProblemCalloutProps) {
  return (
    <Callout tone="fail" alert title={problem.title}>
      <p>{problem.detail}</p>
      <p className="text-ink">{problem.remedy}</p>
      {action || problem.code === 'not-signed-in' ? (
        <div className="mt-1.5 flex flex-wrap items-center gap-2">
          {problem.code === 'not-signed-in' ? (
            <a className="link" href="/sign-in">
              Sign in
            </a>
          ) : null}
          {action}
        </div>
      ) : null}
      {problem.reference || problem.trackingId ? (
        <p className="mt-1 font-mono text-12 text-ink-2">
          {problem.reference ? <span className="block">Reference {problem.reference}</span> : null}
          {problem.trackingId ? <span className="block">Webex tracking ID {problem.trackingId}</span> : null}
        </p>
      ) : null}
    </Callout>
  );
}
