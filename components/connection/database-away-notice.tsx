import { Callout } from '@/components/ui/callout';
import type { ProblemDocument } from '@/lib/problems';
import { useReturn } from './use-return';

/** Says that what is shown may be old, until the database is back. */
export function DatabaseAwayNotice({ problem, onReturn }: Readonly<{ problem: ProblemDocument; onReturn: () => void }>) {
  useReturn(true, onReturn);
  return (
    <div className="fixed inset-x-4 bottom-4 z-30 mx-auto max-w-[480px] rounded-3 bg-surface shadow-pop">
      <Callout tone="warn" alert title={problem.title}>
        <p>{problem.detail}</p>
        <p className="text-ink">This page goes on by itself.</p>
      </Callout>
    </div>
  );
}
