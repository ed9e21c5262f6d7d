'use client';

import { useRouter } from 'next/navigation';
import { Callout } from '@/components/ui/callout';
import type { ConnectionView } from '@/lib/connection';
import { overruledStatements } from '@/lib/setup/progress';
import { guideWords } from '@/lib/setup/words/guide';
import { prepareWords } from '@/lib/setup/words/prepare';
import { MarksAside } from './marks-aside';
import { PrimaryButton } from './primary';
import { StatementItemRow } from './statement-item';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useSteps } from './use-steps';

export function PrepareStep({ view }: Readonly<{ view: ConnectionView }>) {
  const router = useRouter();
  const { step, next } = useSteps();
  const overruled = overruledStatements(view);
  const missing = step.items.filter((item) => !view.statements.some((statement) => statement.id === item.id));
  const onlyConnector = missing.length === 1 && missing[0]?.id === 'no-directory-connector';
  return (
    <StepFrame
      view={view}
      stepId="prepare"
      aside={<MarksAside />}
      asideLabel={guideWords.marks.title}
      actions={
        <PrimaryButton
          notYet={missing.length > 0 ? prepareWords.toGo(missing.map((item) => item.short)) : null}
          onClick={() => next && router.push(stepHref(view.id, next.id))}
        >
          {prepareWords.goOn}
        </PrimaryButton>
      }
    >
      <ul aria-label={prepareWords.list} className="rounded-3 border border-line bg-surface">
        {step.items.map((item) => (
          <StatementItemRow
            key={item.id}
            view={view}
            item={item}
            against={overruled.find(({ statement }) => statement === item.id)?.result}
          />
        ))}
      </ul>
      {onlyConnector ? (
        <Callout tone="warn" title={prepareWords.connector.title}>
          <p>{prepareWords.connector.text}</p>
        </Callout>
      ) : null}
    </StepFrame>
  );
}
