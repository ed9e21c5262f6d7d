'use client';

import { useRouter } from 'next/navigation';
import { Callout } from '@/components/ui/callout';
import { marksWords } from '@/lib/setup/words/marks';
import { prepareWords } from '@/lib/setup/words/prepare';
import { MarksAside } from './marks-aside';
import { PrimaryButton } from './primary';
import { StatementItemRow } from './statement-item';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useSteps, useView } from './use-steps';

export function PrepareStep() {
  const router = useRouter();
  const view = useView();
  const { step, parts, next } = useSteps();
  const missing = step.items.filter((item) => !view.statements.some((statement) => statement.id === item.id));
  const onlyConnector = missing.length === 1 && missing[0]?.id === 'no-directory-connector';
  return (
    <StepFrame
      aside={<MarksAside />}
      asideLabel={marksWords.title}
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
        {step.items.map((item, index) => (
          <StatementItemRow
            key={item.id}
            view={view}
            item={item}
            part={parts.items[index]}
            against={view.overruled.find(({ statement }) => statement === item.id)?.finding}
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
