import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { guideWords } from '@/lib/setup/words/guide';
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

export function StepFrame({ title, lead, aside, asideLabel = guideWords.whereToLook, wide = false, actions, children }: StepFrameProps) {
  const view = useView();
  const { outline, step, parts, previous } = useSteps();
  return (
    <>
      <main id="main" className={`grid min-w-0 gap-6 ${wide ? 'wide:col-span-2' : ''}`}>
        <StepBar view={view} current={step.id} />
        <header className="grid gap-2">
          <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2 max-mid:hidden">
            <span className="tabular-nums">{guideWords.rail.step(step.number, outline.length)}</span>
            {parts.where}
          </p>
          <PageTitle page={`${view.id}/${step.id}`}>{title ?? step.title}</PageTitle>
          <p className="max-w-[60ch] text-16 text-pretty text-ink-2">{lead ?? step.lead}</p>
        </header>
        {children}
        <div
          className={`flex flex-wrap items-center gap-2 border-t border-line [&>span]:order-last ${actions ? 'action-bar mid:pt-6' : 'pt-6'}`}
        >
          {actions}
          {previous ? (
            <Link href={stepHref(view.id, previous.id)} className={buttonClass('ghost')}>
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
