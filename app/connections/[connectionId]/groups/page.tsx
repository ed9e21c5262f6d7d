import type { Metadata } from 'next';
import { Suspense } from 'react';
import { attempt } from '@/app/connections/[connectionId]/attempt';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { GroupPushRule } from '@/components/groups/group-push-rule';
import { GroupsFrame } from '@/components/groups/groups-frame';
import { GroupsProblem } from '@/components/groups/groups-problem';
import { GroupsSkeleton } from '@/components/groups/groups-skeleton';
import { GroupsTable } from '@/components/groups/groups-table';
import { PagingLinks } from '@/components/groups/paging-links';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/counted';
import { readGroupsPage } from '@/lib/server/groups';
import { groupsPageSize } from '@/lib/server/webex-groups';
import { readStartIndex } from '@/lib/users/search-params';

export const metadata: Metadata = { title: 'Groups' };

async function Groups({ connectionId, startIndex }: Readonly<{ connectionId: string; startIndex: number }>) {
  const hrefOf = (index: number) => `/connections/${connectionId}/groups${index > 1 ? `?startIndex=${index}` : ''}`;
  const { value: page, problem } = await attempt(() => readGroupsPage(connectionId, startIndex));
  if (!page) return <GroupsProblem connectionId={connectionId} problem={problem} href={hrefOf(startIndex)} />;
  if (page.groups.length === 0) {
    return (
      <EmptyState title={startIndex > 1 ? 'This page is past the end' : 'Webex has no groups'}>
        {startIndex > 1 ? `Webex has ${counted(page.total, 'group')} now.` : 'Groups that you push in Okta appear here.'}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="text-13 text-ink-2">
        Live from Webex, <Time at={page.readAt} form="clock-seconds" />
      </p>
      <div className="overflow-hidden rounded-3 border border-line bg-surface">
        <GroupsTable connectionId={connectionId} groups={page.groups} startIndex={startIndex} total={page.total} />
      </div>
      <PagingLinks
        hrefOf={hrefOf}
        startIndex={startIndex}
        shown={page.groups.length}
        total={page.total}
        pageSize={groupsPageSize}
        what="groups"
      />
    </>
  );
}

export default async function GroupsRoute({ params, searchParams }: PageProps<'/connections/[connectionId]/groups'>) {
  const { id, edition } = await openConnection((await params).connectionId);
  const startIndex = readStartIndex(await searchParams);
  return (
    <GroupsFrame page={`${id}/groups`} title="Groups">
      <Suspense key={startIndex} fallback={<GroupsSkeleton />}>
        <Groups connectionId={id} startIndex={startIndex} />
      </Suspense>
      <GroupPushRule edition={edition} />
    </GroupsFrame>
  );
}
