import { NotKept } from '@/components/connection/not-kept';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemDocument } from '@/lib/problems';

interface GroupsProblemProps {
  connectionId: string;
  problem: ProblemDocument;
  /** Where to try again. */
  href: string;
}

/** Groups need another administrator role than users (github.com/webex/webex-openapi-specs, webex-admin.json, seen 2026-11). */
const roleNeeded =
  'Groups are shown to full, read-only, group and device administrators. Authorize again in step 4 with such an account if this one is another.';

/** Why there are no groups to show, and what to do. */
export function GroupsProblem({ connectionId, problem, href }: GroupsProblemProps) {
  if (problem.code === 'token-not-kept') return <NotKept connectionId={connectionId} />;
  if (problem.code === 'credential-missing' || problem.code === 'groups-not-offered') {
    return (
      <EmptyState
        title={problem.title}
        action={
          <Link href={`/connections/${connectionId}/setup/authorize`} className={buttonClass('primary', 'sm')}>
            Go to step 4, Authorize
          </Link>
        }
      >
        {problem.detail} {problem.code === 'groups-not-offered' ? problem.remedy : null}
      </EmptyState>
    );
  }
  return (
    <ProblemCallout
      problem={problem}
      action={
        <>
          <Link href={href} className={buttonClass('secondary', 'sm')}>
            Try again
          </Link>
          {problem.code === 'upstream-forbidden' ? <span>{roleNeeded}</span> : null}
        </>
      }
    />
  );
}
