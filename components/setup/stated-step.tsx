'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Orders } from '@/components/ui/orders';
import type { PastedValue } from '@/lib/setup/step';
import { guideWords } from '@/lib/setup/words/guide';
import { PrimaryButton, PrimaryLink } from './primary';
import { StatementLine } from './statement-line';
import { StepFrame } from './step-frame';
import { resultHref, stepHref } from './step-links';
import { useStatement } from './use-statement';
import { useSteps, useView } from './use-steps';

interface StatedStepProps {
  /** What an order tells to paste. */
  values?: Readonly<Record<PastedValue, ReactNode>>;
  /** What stands above the orders. */
  before?: ReactNode;
  /** The task needs the whole width: what to expect comes below it. */
  wide?: boolean;
  /** Beside the primary action. */
  beside?: ReactNode;
  children?: ReactNode;
}

/** A step that only the admin can confirm, by the one statement of its content. */
export function StatedStep({ values, before, wide = false, beside, children }: StatedStepProps) {
  const router = useRouter();
  const view = useView();
  const { step, parts, next } = useSteps();
  const { statement } = step;
  if (!statement) throw new RangeError(`The step ${step.id} has no statement.`);
  const state = useStatement(view, statement.id);
  const goOn = next ? stepHref(view.id, next.id) : resultHref(view.id);
  // What was confirmed may have become untrue since; then it must be said again.
  const stale = view.progress.some(({ id, mark }) => id === step.id && mark === 'stale');
  const stands = state.given !== null && !stale;

  return (
    <StepFrame
      wide={wide}
      aside={
        wide ? null : (
          <>
            {parts.sketch}
            {parts.facts}
          </>
        )
      }
      actions={
        <>
          {stands ? (
            <PrimaryLink href={goOn}>{next ? guideWords.continueTo(next.name) : guideWords.seeResult}</PrimaryLink>
          ) : (
            <PrimaryButton
              working={state.change.isPending}
              onClick={() => state.change.mutate(true, { onSuccess: () => router.push(goOn) })}
            >
              {statement.short}
            </PrimaryButton>
          )}
          {beside}
          <span className="text-13 text-ink-2">{statement.note}</span>
        </>
      }
    >
      {parts.place}
      {before}
      {parts.orders.length > 0 ? (
        <Orders orders={parts.orders.map(({ paste, ...order }) => ({ ...order, extra: paste ? values?.[paste] : null }))} />
      ) : null}
      {children}
      {wide ? parts.facts : null}
      {stands || state.change.error ? <StatementLine statement={statement} state={state} /> : null}
    </StepFrame>
  );
}
