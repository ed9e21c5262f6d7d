import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';

interface ActivityFrameProps {
  connectionId: string;
  /** Where the list begins; another place is another page. */
  before: number | null;
  children: ReactNode;
}

export function ActivityFrame({ connectionId, before, children }: ActivityFrameProps) {
  return (
    <main id="main" className="mx-auto grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-14 mid:px-7 mid:pt-7">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div className="grid gap-1">
          <PageTitle page={`${connectionId}/activity/${before ?? ''}`} className="text-20">
            Activity
          </PageTitle>
          <p className="text-ink-2">Who did what in Onramp, newest first. No secret is in it.</p>
        </div>
        <a href={`/api/connections/${connectionId}/change-record`} download className={buttonClass('secondary', 'sm')}>
          Save the change record
        </a>
      </header>
      {children}
    </main>
  );
}
