import type { ReactNode } from 'react';
import { PageTitle } from '@/components/ui/page-title';

interface GroupsFrameProps {
  /** Names the page for the focus: another one moves it. */
  page: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function GroupsFrame({ page, title, lead, children }: GroupsFrameProps) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-[960px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-14 mid:px-7 mid:pt-7">
      <header className="grid gap-1">
        <PageTitle page={page} className="text-20 [overflow-wrap:anywhere]">
          {title}
        </PageTitle>
        {lead ? <div className="text-13 text-ink-2">{lead}</div> : null}
      </header>
      {children}
    </main>
  );
}
