import { problemOf } from '@/components/connection/problem-of';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemCode, ProblemDocument } from '@/lib/problems';
import { visitWords } from '@/lib/relay/visit-words';

interface RelayProblemProps {
  /** As the server explained it, or its bare code. */
  problem: ProblemDocument | ProblemCode;
  /** What to do instead of what the guide's own admin would. */
  remedy?: string;
}

/** A failure in words for somebody who knows nothing of the guide and its steps. */
export function RelayProblem({ problem, remedy }: Readonly<RelayProblemProps>) {
  const known = typeof problem === 'string' ? problemOf(problem) : problem;
  const mismatch = known.code === 'organization-mismatch' ? visitWords.webex.mismatch : {};
  return <ProblemCallout problem={{ ...known, ...mismatch, ...(remedy ? { remedy } : {}) }} />;
}
