import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { Suspense } from 'react';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { ActivityFrame } from '@/components/activity/activity-frame';
import { ActivityList } from '@/components/activity/activity-list';
import { ActivitySkeleton } from '@/components/activity/activity-skeleton';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { listActivity } from '@/lib/server/activity';
import { toProblem } from '@/lib/server/problem-response';

export const metadata: Metadata = { title: 'Activity' };

const perPage = 50;

/** An address that names no place begins at the newest. */
function readBefore(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

async function readActs(connectionId: string, before: number | null) {
  try {
    return { page: await listActivity(connectionId, { before: before ?? undefined, limit: perPage }) };
  } catch (error) {
    unstable_rethrow(error);
    return { problem: toProblem(error) };
  }
}

async function Acts({ connectionId, before }: Readonly<{ connectionId: string; before: number | null }>) {
  const { page, problem } = await readActs(connectionId, before);
  return page ? <ActivityList connectionId={connectionId} page={page} before={before} /> : <ProblemCallout problem={problem} />;
}

export default async function ActivityPage({ params, searchParams }: PageProps<'/connections/[connectionId]/activity'>) {
  const { id } = await openConnection((await params).connectionId);
  const before = readBefore((await searchParams).before);
  return (
    <ActivityFrame connectionId={id} before={before}>
      <Suspense key={before} fallback={<ActivitySkeleton />}>
        <Acts connectionId={id} before={before} />
      </Suspense>
    </ActivityFrame>
  );
}
