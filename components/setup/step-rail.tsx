'use client';

import { ChevronDown } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { Mark } from '@/components/ui/mark';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import type { StepId } from '@/lib/setup/step';
import type { StepState } from '@/lib/setup/step-state';
import { guideWords } from '@/lib/setup/words/guide';
import { stepHref } from './step-links';
import { useSteps } from './use-steps';

const dayMs = 86_400_000;

const { rail } = guideWords;

const segments = {
  verified: 'bg-pass',
  stated: 'bg-stated',
  saved: 'bg-ink-3',
  stale: 'bg-warn',
  running: 'bg-live',
  warned: 'bg-warn',
  failed: 'bg-fail',
  todo: 'bg-line',
} as const satisfies Record<StepState['mark'], string>;

interface RailProps {
  view: ConnectionView;
  current: StepId;
}

function SegmentBar({ progress, current }: Readonly<{ progress: readonly StepState[]; current: StepId }>) {
  return (
    <div aria-hidden="true" className="flex gap-0.5">
      {progress.map((state) => (
        <span
          key={state.id}
          className={`h-1 flex-1 rounded-full ${state.id === current && state.mark === 'todo' ? 'bg-live' : segments[state.mark]}`}
        />
      ))}
    </div>
  );
}

function StepList({ view, current, progress }: RailProps & { progress: readonly StepState[] }) {
  const { outline } = useSteps();
  return (
    <ol>
      {outline.map((step, index) => {
        const state = progress[index];
        if (!state) return null;
        const here = step.id === current;
        const open = state.mark === 'todo';
        return (
          <li
            key={step.id}
            className="relative not-last:before:absolute not-last:before:top-[30px] not-last:before:-bottom-2.5 not-last:before:left-[17px] not-last:before:w-[1.5px] not-last:before:bg-line"
          >
            <Link
              href={stepHref(view.id, step.id)}
              aria-current={here ? 'step' : undefined}
              className="relative grid min-h-12 grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-2 p-2 text-ink no-underline hover:bg-hover aria-[current]:bg-surface aria-[current]:ring-1 aria-[current]:ring-line"
            >
              <Mark kind={open && here ? 'current' : state.mark} number={step.number} silent={open} />
              <span className={here ? 'font-semibold' : 'font-medium'}>{step.name}</span>
              <span className="col-start-2 text-12 text-ink-3">
                {state.evidence}
                {state.at === null ? null : (
                  <>
                    , <Time at={state.at} form={view.serverNow - state.at < dayMs ? 'clock' : 'day'} />
                  </>
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

export function StepRail({ view, current }: RailProps) {
  const { outline } = useSteps();
  const progress = view.progress;
  const count = (mark: StepState['mark']) => progress.filter((state) => state.mark === mark).length;
  return (
    <nav aria-label={rail.label} className="max-mid:hidden mid:row-span-2 wide:row-span-1">
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="text-13">{rail.title}</h2>
        <span className="text-12 text-ink-2 tabular-nums">{rail.counts(count('verified'), count('stated'), outline.length)}</span>
      </div>
      <div className="mt-2.5 mb-4">
        <SegmentBar progress={progress} current={current} />
      </div>
      <StepList view={view} current={current} progress={progress} />
      <ul aria-label={rail.legend} className="mt-4 grid gap-2 border-t border-line px-2 pt-3.5 text-12 text-ink-2">
        <li className="flex items-center gap-2.5">
          <Mark kind="verified" silent />
          {rail.verified}
        </li>
        <li className="flex items-center gap-2.5">
          <Mark kind="stated" silent />
          {rail.stated}
        </li>
        <li className="flex items-center gap-2.5">
          <Mark kind="saved" silent />
          {rail.saved}
        </li>
      </ul>
    </nav>
  );
}

/** The rail on a small screen: a bar that opens. */
export function StepBar({ view, current }: RailProps) {
  const { outline, step: here } = useSteps();
  const progress = view.progress;
  return (
    <nav aria-label={rail.label} className="mid:hidden">
      <details className="group">
        <summary className="mb-2 flex min-h-8 list-none items-center gap-2 [&::-webkit-details-marker]:hidden">
          <b>{rail.step(here.number, outline.length)}</b>
          <span className="min-w-0 truncate text-ink-2">{here.name}</span>
          <ChevronDown aria-hidden="true" className="size-4 flex-none transition-transform group-open:rotate-180" />
        </summary>
        <div className="mb-3">
          <StepList view={view} current={current} progress={progress} />
        </div>
      </details>
      <SegmentBar progress={progress} current={current} />
    </nav>
  );
}
