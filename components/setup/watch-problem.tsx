import { problemOf } from '@/components/connection/problem-of';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemCode } from '@/lib/problems';

/** Why the watch could not ask Webex. */
export function WatchProblem({ code }: Readonly<{ code: ProblemCode }>) {
  return <ProblemCallout problem={problemOf(code)} />;
}
