'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Mark } from '@/components/ui/mark';
import { PathCrumb } from '@/components/ui/path-crumb';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import type { StepId } from '@/lib/setup/steps';
import { MarksAside } from './marks-aside';
import { type Order, Orders } from './orders';
import { oktaPaths, toParts } from './places';
import { PrimaryButton, PrimaryLink } from './primary';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useSteps } from './use-steps';

/** An order with the labels to look for in bold. */
function OktaOrder({ text }: Readonly<{ text: string }>) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text do not reorder.
  return toParts(text).map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part));
}

interface StatedStepProps {
  view: ConnectionView;
  stepId: StepId;
  /** What belongs under an order, by the number of the order. */
  extras?: Readonly<Record<number, ReactNode>>;
  children?: ReactNode;
}

/** A step that only the admin can confirm. */
export function StatedStep({ view, stepId, extras = {}, children }: StatedStepProps) {
  const router = useRouter();
  const { step, next } = useSteps();
  const statement = view.statements.find((candidate) => candidate.step === stepId);
  const state = useChange(view.id, (confirmed: boolean) => api.state(view.id, stepId, confirmed));
  const goOn = next ? stepHref(view.id, next.id) : `/connections/${view.id}/users`;
  const confirm = () => state.mutate(true, { onSuccess: () => router.push(goOn) });
  const path = oktaPaths[stepId];
  const orders: Order[] = step.orders.map((text, index) => ({
    text: step.place === 'okta' ? <OktaOrder text={text} /> : text,
    extra: extras[index + 1],
  }));

  return (
    <StepFrame
      view={view}
      stepId={stepId}
      aside={<MarksAside />}
      asideLabel="Two kinds of check mark"
      actions={
        statement ? (
          <PrimaryLink href={goOn}>{next ? `Continue to ${next.name}` : 'See users arrive'}</PrimaryLink>
        ) : (
          <PrimaryButton working={state.isPending} onClick={confirm}>
            {step.statement}
          </PrimaryButton>
        )
      }
    >
      {path ? (
        <section className="grid gap-2.5">
          <h2 className="text-14">Go to this place</h2>
          <PathCrumb app="Okta" labels={path} />
        </section>
      ) : null}
      <Orders orders={orders} />
      {children}
      {statement ? (
        <div className="flex flex-wrap items-center gap-2.5 text-13">
          <Mark kind="stated" />
          <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <b className="font-medium">{step.statement}.</b>{' '}
            <span className="text-ink-2">
              Confirmed by {statement.by}, <Time at={statement.at} />
            </span>
          </p>
          <Button size="sm" variant="ghost" working={state.isPending} onClick={() => state.mutate(false)}>
            Withdraw
          </Button>
        </div>
      ) : null}
      {state.error ? <ProblemCallout problem={toProblem(state.error)} /> : null}
    </StepFrame>
  );
}
