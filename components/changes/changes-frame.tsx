import type { ReactNode } from 'react';
import { ActivityTabs } from '@/components/connection/activity-tabs';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { changesHref } from '@/lib/users/addresses';
import { changeNames } from '@/lib/users/change-words';
import { type ChangeKind, changeKinds } from '@/lib/users/snapshot';

interface ChangesFrameProps {
  connectionId: string;
  kind: ChangeKind | null;
  before: number | null;
  /** How long changes are kept. */
  months: number;
  children: ReactNode;
}

const chip =
  'inline-flex min-h-7 items-center rounded-full border border-line px-3 text-13 text-ink-2 no-underline hover:bg-hover aria-[current]:border-live-line aria-[current]:bg-live-soft aria-[current]:text-ink';

export function ChangesFrame({ connectionId, kind, before, months, children }: ChangesFrameProps) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-[860px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-14 mid:px-7 mid:pt-7">
      <header className="grid gap-1">
        <PageTitle page={changesHref(connectionId, kind, before)} className="text-20">
          Changes in Webex
        </PageTitle>
        <p className="text-ink-2">
          What happened to users from one reading of all to the next, newest first. Who did it, Webex does not say. Onramp keeps changes for{' '}
          {months === 1 ? 'a month' : `${months} months`}, while the snapshot is on.
        </p>
      </header>
      <ActivityTabs connectionId={connectionId} here="changes" />
      <nav aria-label="Kinds of change" className="flex flex-wrap gap-2">
        <Link href={changesHref(connectionId)} aria-current={kind === null ? 'page' : undefined} className={chip}>
          All
        </Link>
        {changeKinds.map((name) => (
          <Link key={name} href={changesHref(connectionId, name)} aria-current={kind === name ? 'page' : undefined} className={chip}>
            {changeNames[name]}
          </Link>
        ))}
      </nav>
      {children}
    </main>
  );
}
