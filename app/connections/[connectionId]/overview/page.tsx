import type { Metadata } from 'next';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { InsightPanel } from '@/components/insight/insight-panel';
import { LastActivity } from '@/components/overview/last-activity';
import { OverviewHead } from '@/components/overview/overview-head';
import { OverviewPanels } from '@/components/overview/overview-panels';
import { listActivity } from '@/lib/server/activity';
import { readSnapshot, readTotals } from '@/lib/server/snapshot';

export const metadata: Metadata = { title: 'Overview' };

const actsShown = 6;

export default async function OverviewPage({ params }: PageProps<'/connections/[connectionId]/overview'>) {
  const view = await openConnection((await params).connectionId);
  const [activity, snapshot, totals] = await Promise.all([
    listActivity(view.id, { limit: actsShown }),
    readSnapshot(view.id),
    readTotals(view.id),
  ]);
  return (
    <main
      id="main"
      className="mx-auto grid max-w-[1200px] grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-5 pb-10 mid:gap-5 mid:px-7 mid:pt-7 mid:pb-14"
    >
      <OverviewHead initial={view} />
      <OverviewPanels initial={view} />
      <InsightPanel connectionId={view.id} snapshot={snapshot} totals={totals} />
      <LastActivity connectionId={view.id} page={activity} />
    </main>
  );
}
