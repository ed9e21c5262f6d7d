import type { Metadata } from 'next';
import { Suspense } from 'react';
import { attempt } from '@/app/connections/[connectionId]/attempt';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { GroupsFrame } from '@/components/groups/groups-frame';
import { GroupsProblem } from '@/components/groups/groups-problem';
import { GroupsSkeleton } from '@/components/groups/groups-skeleton';
import { MembersTable } from '@/components/groups/members-table';
import { PagingLinks } from '@/components/groups/paging-links';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/counted';
import { toGroupFacts } from '@/lib/scim/group-facts';
import { readGroupPage } from '@/lib/server/groups';
import { membersPageSize } from '@/lib/server/webex-groups';
import { readStartIndex } from '@/lib/users/search-params';

export const metadata: Metadata = { title: 'Group' };

interface GroupProps {
  connectionId: string;
  groupId: string;
  startIndex: number;
}

async function Group({ connectionId, groupId, startIndex }: Readonly<GroupProps>) {
  const base = `/connections/${connectionId}/groups/${encodeURIComponent(groupId)}`;
  const hrefOf = (index: number) => (index > 1 ? `${base}?startIndex=${index}` : base);
  const back = (
    <Link href={`/connections/${connectionId}/groups`} className="link inline-flex min-h-6 items-center">
      Groups
    </Link>
  );
  const { value: page, problem } = await attempt(() => readGroupPage(connectionId, groupId, startIndex));
  if (!page) {
    return (
      <GroupsFrame page={base} title="Group" lead={back}>
        <GroupsProblem connectionId={connectionId} problem={problem} href={hrefOf(startIndex)} />
      </GroupsFrame>
    );
  }
  const { name, source } = toGroupFacts(page.group);
  const lead = (
    <p className="flex flex-wrap gap-x-3">
      {back}
      <span className="inline-flex min-h-6 items-center gap-1">
        {counted(page.total, 'member')}, source {source ?? 'not named'}, live from Webex <Time at={page.readAt} form="clock-seconds" />
      </span>
    </p>
  );
  return (
    <GroupsFrame page={base} title={name} lead={lead}>
      {page.members.length === 0 ? (
        <EmptyState title={page.total > 0 ? 'This page is past the end' : 'This group has no members'} />
      ) : (
        <div className="overflow-hidden rounded-3 border border-line bg-surface">
          <MembersTable connectionId={connectionId} members={page.members} startIndex={startIndex} total={page.total} />
        </div>
      )}
      <PagingLinks
        hrefOf={hrefOf}
        startIndex={startIndex}
        shown={page.members.length}
        total={page.total}
        pageSize={membersPageSize}
        what="members"
      />
    </GroupsFrame>
  );
}

export default async function GroupRoute({ params, searchParams }: PageProps<'/connections/[connectionId]/groups/[groupId]'>) {
  const { connectionId, groupId } = await params;
  const { id } = await openConnection(connectionId);
  const startIndex = readStartIndex(await searchParams);
  const fallback = (
    <GroupsFrame page={`${id}/groups/wait`} title="Group">
      <GroupsSkeleton />
    </GroupsFrame>
  );
  return (
    <Suspense key={startIndex} fallback={fallback}>
      <Group connectionId={id} groupId={decodeURIComponent(groupId)} startIndex={startIndex} />
    </Suspense>
  );
}
