'use client';

import { ClockNotice } from '@/components/connection/clock-notice';
import { HealthCallout } from '@/components/connection/health-callout';
import { useConnection } from '@/components/connection/use-connection';
import type { ConnectionView } from '@/lib/connection';
import { CheckPanel } from './check-panel';
import { OffPanel } from './off-panel';
import { TokenPanel } from './token-panel';
import { UsersPanel } from './users-panel';

/** What changes by itself: the countdown, a run of the checks, and what follows from them. */
export function OverviewPanels({ initial }: Readonly<{ initial: ConnectionView }>) {
  const view = useConnection(initial.id, initial);
  return (
    <>
      <HealthCallout view={view} />
      <ClockNotice />
      <TokenPanel view={view} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 mid:gap-5 wide:grid-cols-[repeat(3,minmax(0,1fr))]">
        <CheckPanel view={view} />
        <UsersPanel view={view} />
        <OffPanel view={view} />
      </div>
    </>
  );
}
