'use client';

import { type ReactNode, useMemo } from 'react';
import { useConnection } from '@/components/connection/use-connection';
import type { ConnectionView } from '@/lib/connection';
import { usePrimaryKey } from './primary';
import { StepRail } from './step-rail';
import { GuideContext, type GuideSteps } from './use-steps';

interface GuideProps {
  initial: ConnectionView;
  steps: GuideSteps;
  /** The step itself: it reads the connection from here. */
  children: ReactNode;
}

export function Guide({ initial, steps, children }: GuideProps) {
  const view = useConnection(initial.id, initial);
  const guide = useMemo(() => ({ ...steps, view }), [steps, view]);
  usePrimaryKey();
  return (
    <GuideContext value={guide}>
      <div className="mx-auto grid max-w-[1352px] grid-cols-[minmax(0,1fr)] items-start gap-5 px-4 pt-4 pb-24 mid:grid-cols-[232px_minmax(0,1fr)] mid:gap-8 mid:px-7 mid:pt-8 mid:pb-12 wide:grid-cols-[248px_minmax(0,640px)_328px] wide:gap-10">
        <StepRail view={view} current={steps.step.id} />
        {children}
      </div>
    </GuideContext>
  );
}
