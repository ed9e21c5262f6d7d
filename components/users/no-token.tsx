import { lazy, Suspense } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { ProblemDocument } from '@/lib/problems';

const NotKept = lazy(() => import('@/components/connection/not-kept').then((module) => ({ default: module.NotKept })));

/** Nothing can be read live without a token. Either there is none yet, or it was not kept. */
export const isMissingToken = (problem: ProblemDocument | null): boolean =>
  problem?.code === 'credential-missing' || problem?.code === 'token-not-kept';

export function NoToken({ connectionId, problem }: Readonly<{ connectionId: string; problem: ProblemDocument }>) {
  if (problem.code === 'token-not-kept') {
    return (
      <div className="px-4 pb-5 mid:px-5">
        <Suspense>
          <NotKept connectionId={connectionId} />
        </Suspense>
      </div>
    );
  }
  return (
    <EmptyState
      title={problem.title}
      action={
        <Link href={`/connections/${connectionId}/setup/authorize`} className={buttonClass('primary', 'sm')}>
          Go to step 4, Authorize
        </Link>
      }
    >
      Users are read live from Webex, and that needs the token of step 4.
    </EmptyState>
  );
}
