import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { StepContent } from '@/lib/setup/step';
import { guideWords } from '@/lib/setup/words/guide';
import type { useStatement } from './use-statement';

interface StatementLineProps {
  statement: NonNullable<StepContent['statement']>;
  state: ReturnType<typeof useStatement>;
}

/** Who confirmed a step, when, and the way to withdraw it. */
export function StatementLine({ statement, state: { given, change } }: StatementLineProps) {
  return (
    <>
      {given ? (
        <div className="flex flex-wrap items-center gap-2.5 text-13">
          <Mark kind="stated" />
          <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <b className="font-medium">{statement.text}.</b>{' '}
            <span className="text-ink-2">
              {guideWords.confirmedBy(given.by)} <Time at={given.at} />
            </span>
          </p>
          <Button size="sm" variant="ghost" working={change.isPending} onClick={() => change.mutate(false)}>
            {guideWords.withdraw}
          </Button>
        </div>
      ) : null}
      {change.error ? <ProblemCallout problem={toProblem(change.error)} /> : null}
    </>
  );
}
