'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { ConnectionView } from '@/lib/connection';
import type { StepId } from '@/lib/setup/step';
import { guideWords } from '@/lib/setup/words/guide';
import { Labelled } from './labelled';
import { type Order, Orders } from './orders';
import { PrimaryButton, PrimaryLink } from './primary';
import { StatementLine } from './statement-line';
import { StepFrame } from './step-frame';
import { resultHref, stepHref } from './step-links';
import { useStatement } from './use-statement';
import { useSteps } from './use-steps';
import { Facts, GoTo, WhereToLook } from './where-to-look';

interface StatedStepProps {
  view: ConnectionView;
  stepId: StepId;
  /** What belongs under an order, by the number of the order. */
  extras?: Readonly<Record<number, ReactNode>>;
  /** What stands above the orders. */
  before?: ReactNode;
  /** The task needs the whole width: what to expect comes below it. */
  wide?: boolean;
  /** Beside the primary action. */
  beside?: ReactNode;
  children?: ReactNode;
}

/** A step that only the admin can confirm, by the one statement of its content. */
export function StatedStep({ view, stepId, extras = {}, before, wide = false, beside, children }: StatedStepProps) {
  const router = useRouter();
  const { step, next } = useSteps();
  const { statement } = step;
  if (!statement) throw new RangeError(`The step ${stepId} has no statement.`);
  const state = useStatement(view, statement.id);
  const goOn = next ? stepHref(view.id, next.id) : resultHref(view.id);
  const orders: Order[] = step.orders.map(({ text, note }, index) => ({
    text: <Labelled text={text} />,
    note: note ? <Labelled text={note} /> : null,
    extra: extras[index + 1],
  }));
  // Confirmed with another token than the one in use: it must be said again.
  const stands = state.given !== null && !(stepId === 'configure-okta' && view.credential && view.credential.receivedAt > state.given.at);

  return (
    <StepFrame
      view={view}
      stepId={stepId}
      wide={wide}
      aside={wide ? null : <WhereToLook step={step} edition={view.edition} />}
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
      <GoTo step={step} />
      {before}
      {orders.length > 0 ? <Orders orders={orders} /> : null}
      {children}
      {wide ? <Facts step={step} edition={view.edition} /> : null}
      {stands || state.change.error ? <StatementLine statement={statement} state={state} /> : null}
    </StepFrame>
  );
}
