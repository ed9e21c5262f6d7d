'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Orders } from '@/components/ui/orders';
import { assignWords } from '@/lib/setup/words/assign';
import { ArrivalNotes, ArrivalProofs } from './arrival-notes';
import { ArrivalPanel } from './arrival-panel';
import { Missing } from './missing';
import { PrimaryButton } from './primary';
import { NotKept } from './rare-parts';
import { StatementLine } from './statement-line';
import { StepFrame } from './step-frame';
import { resultHref } from './step-links';
import { useArrivals } from './use-arrivals';
import { useStatement } from './use-statement';
import { useSteps, useView } from './use-steps';

export function AssignStep() {
  const router = useRouter();
  const view = useView();
  const { step, parts } = useSteps();
  const control = useArrivals(view);
  const stated = useStatement(view, 'assigned');
  const watch = view.arrivals;
  const done = watch?.first != null || stated.given !== null;
  return (
    <StepFrame
      aside={
        <>
          <ArrivalProofs watch={watch} />
          {parts.sketch}
          {parts.facts}
        </>
      }
      actions={
        <>
          <PrimaryButton notYet={done ? null : assignWords.waitFor} onClick={() => router.push(resultHref(view.id))}>
            {assignWords.finish}
          </PrimaryButton>
          {!done && step.statement ? (
            <Button working={stated.change.isPending} onClick={() => stated.change.mutate(true)}>
              {step.statement.short}
            </Button>
          ) : null}
          {done ? <span className="text-13 text-ink-2">{assignWords.finishNote}</span> : null}
        </>
      }
    >
      {parts.place}
      {control.askable ? (
        <ArrivalPanel view={view} watch={watch} control={control} />
      ) : view.credential?.kept === false ? (
        <NotKept connectionId={view.id} />
      ) : (
        <Missing connectionId={view.id} stepId="authorize" {...assignWords.needsToken} />
      )}
      {watch ? <ArrivalNotes watch={watch} /> : null}
      <Orders orders={parts.orders} />
      {step.statement ? <StatementLine statement={step.statement} state={stated} /> : null}
    </StepFrame>
  );
}
