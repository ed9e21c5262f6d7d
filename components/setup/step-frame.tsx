import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';
import { WhereTag } from '@/components/ui/where-tag';
import type { ConnectionView } from '@/lib/connection';
import { type StepId, steps } from '@/lib/setup/steps';
import { durationWords } from './places';
import { stepHref, stepOf } from './step-links';
import { StepBar } from './step-rail';

interface StepFrameProps {
  view: ConnectionView;
  stepId: StepId;
  title?: string;
  lead?: ReactNode;
  aside?: ReactNode;
  asideLabel?: string;
  /** The primary action and those beside it. */
  actions?: ReactNode;
  children: ReactNode;
}

export function StepFrame({ view, stepId, title, lead, aside, asideLabel = 'Where to look', actions, children }: StepFrameProps) {
  const { step, previous } = stepOf(stepId);
  return (
    <>
      <main id="main" className="grid min-w-0 gap-6">
        <StepBar view={view} current={stepId} />
        <header className="grid gap-2">
          <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2 max-mid:hidden">
            <span className="tabular-nums">
              Step {step.number} of {steps.length}
            </span>
            <WhereTag place={step.place} />
            <span>{durationWords(step.seconds)}</span>
          </p>
          <PageTitle page={`${view.id}/${stepId}`}>{title ?? step.title}</PageTitle>
          <p className="max-w-[60ch] text-16 text-pretty text-ink-2">{lead ?? step.lead}</p>
        </header>
        {children}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-6 max-mid:fixed max-mid:flex-row-reverse max-mid:inset-x-0 max-mid:bottom-0 max-mid:z-5 max-mid:bg-surface max-mid:px-4 max-mid:py-3 max-mid:[&_[data-primary]]:h-11 max-mid:[&_[data-primary]]:flex-1">
          {actions}
          {previous ? (
            <Link href={stepHref(view.id, previous.id)} prefetch={false} className={buttonClass('ghost')}>
              Back
            </Link>
          ) : null}
        </div>
      </main>
      {aside ? (
        <aside
          aria-label={asideLabel}
          className="grid min-w-0 gap-3 mid:col-start-2 wide:sticky wide:top-[calc(var(--header)+24px)] wide:col-start-3"
        >
          {aside}
        </aside>
      ) : null}
    </>
  );
}
