import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';
import { WhereTag } from '@/components/ui/where-tag';
import { durationWords, guideWords } from '@/lib/setup/words/guide';
import { stepHref } from './step-links';
import { StepBar } from './step-rail';
import { useSteps, useView } from './use-steps';

interface StepFrameProps {
  title?: string;
  lead?: ReactNode;
  aside?: ReactNode;
  asideLabel?: string;
  /** The task takes the room of the aside, too. */
  wide?: boolean;
  /** The primary action and those beside it. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What a step waits for stays in reach of the thumb; a way back alone does not need to. */
const smallScreenBar =
  'max-mid:fixed max-mid:inset-x-0 max-mid:bottom-0 max-mid:z-5 max-mid:flex-row-reverse max-mid:bg-surface max-mid:px-4 max-mid:py-3 max-mid:[&>span]:w-full max-mid:[&_[data-primary]]:h-11 max-mid:[&_[data-primary]]:min-w-0 max-mid:[&_[data-primary]]:flex-1 max-mid:[&_[data-primary]]:px-2 max-mid:[&_[data-primary]]:whitespace-normal max-mid:[&_[data-primary]]:leading-[18px]';

export function StepFrame({ title, lead, aside, asideLabel = guideWords.whereToLook, wide = false, actions, children }: StepFrameProps) {
  const view = useView();
  const { outline, step, previous } = useSteps();
  return (
    <>
      <main id="main" className={`grid min-w-0 gap-6 ${wide ? 'wide:col-span-2' : ''}`}>
        <StepBar view={view} current={step.id} />
        <header className="grid gap-2">
          <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2 max-mid:hidden">
            <span className="tabular-nums">{guideWords.rail.step(step.number, outline.length)}</span>
            <WhereTag place={step.place} />
            <span>{durationWords(step.seconds)}</span>
          </p>
          <PageTitle page={`${view.id}/${step.id}`}>{title ?? step.title}</PageTitle>
          <p className="max-w-[60ch] text-16 text-pretty text-ink-2">{lead ?? step.lead}</p>
        </header>
        {children}
        <div className={`flex flex-wrap items-center gap-2 border-t border-line pt-6 [&>span]:order-last ${actions ? smallScreenBar : ''}`}>
          {actions}
          {previous ? (
            <Link href={stepHref(view.id, previous.id)} prefetch={false} className={buttonClass('ghost')}>
              {guideWords.back}
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
