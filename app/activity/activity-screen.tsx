import { Suspense } from 'react';
import { attempt } from '@/app/connections/[connectionId]/attempt';
import { ActivityFrame } from '@/components/activity/activity-frame';
import { ActivityList } from '@/components/activity/activity-list';
import { ActivitySkeleton } from '@/components/activity/activity-skeleton';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { type ActFilter, toActQuery } from '@/lib/activity/filter';
import { listActivity } from '@/lib/server/activity';

const perPage = 50;

interface Shown {
  connectionId: string | null;
  filter: ActFilter;
  before: number | null;
}

/** An address that names no place begins at the newest. */
export function readBefore(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}

async function Acts(shown: Readonly<Shown>) {
  const { connectionId, filter, before } = shown;
  const { value: page, problem } = await attempt(() => listActivity(connectionId, { before: before ?? undefined, limit: perPage, filter }));
  return page ? <ActivityList {...shown} page={page} /> : <ProblemCallout problem={problem} />;
}

/** The activity of one connection, or of all with what belongs to none. */
export function ActivityScreen(shown: Readonly<Shown>) {
  return (
    <ActivityFrame {...shown}>
      <Suspense key={`${toActQuery(shown.filter)} ${shown.before}`} fallback={<ActivitySkeleton />}>
        <Acts {...shown} />
      </Suspense>
    </ActivityFrame>
  );
}
