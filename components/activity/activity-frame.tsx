import type { ReactNode } from 'react';
import { ActivityTabs } from '@/components/connection/activity-tabs';
import { DownloadLink } from '@/components/connection/download-link';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';
import { activityFileHref, activityHref } from '@/lib/activity/addresses';
import { exportFormats } from '@/lib/activity/export-format';
import { type ActFilter, toActQuery } from '@/lib/activity/filter';
import { ActivityFilter } from './activity-filter';

interface ActivityFrameProps {
  /** `null`: the whole installation. */
  connectionId: string | null;
  filter: ActFilter;
  /** Where the list begins; another place is another page. */
  before: number | null;
  children: ReactNode;
}

const formats = ['csv', 'ndjson'] as const;

export function ActivityFrame({ connectionId, filter, before, children }: ActivityFrameProps) {
  const download = buttonClass('secondary', 'sm');
  return (
    <main id="main" className="mx-auto grid w-full max-w-[860px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-14 mid:px-7 mid:pt-7">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
        <div className="grid gap-1">
          <PageTitle page={activityHref(connectionId, filter, before)} className="text-20">
            {connectionId === null ? 'All activity' : 'Activity'}
          </PageTitle>
          <p className="text-ink-2">Who did what in Onramp, and from where, newest first. No secret is in it.</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {formats.map((format) => (
            <DownloadLink key={format} href={activityFileHref(connectionId, filter, format)} className={download}>
              {toActQuery(filter) ? `Save what is found as ${exportFormats[format]}` : `Save as ${exportFormats[format]}`}
            </DownloadLink>
          ))}
          {connectionId === null ? null : (
            <a href={`/api/connections/${connectionId}/change-record`} download className={download}>
              Save the change record
            </a>
          )}
        </div>
      </header>
      {connectionId === null ? null : <ActivityTabs connectionId={connectionId} here="acts" />}
      <ActivityFilter connectionId={connectionId} filter={filter} />
      {children}
    </main>
  );
}
