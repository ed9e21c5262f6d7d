import type { Metadata } from 'next';
import { Suspense } from 'react';
import { readBefore } from '@/app/activity/activity-screen';
import { attempt } from '@/app/connections/[connectionId]/attempt';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { ActivitySkeleton } from '@/components/activity/activity-skeleton';
import { ChangeDays } from '@/components/changes/change-days';
import { ChangesFrame } from '@/components/changes/changes-frame';
import { NoChanges } from '@/components/changes/no-changes';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { settings } from '@/lib/server/env';
import { readSnapshot } from '@/lib/server/snapshot';
import { readChanges } from '@/lib/server/user-changes';
import { changesHref } from '@/lib/users/addresses';
import { type ChangeKind, changeKinds } from '@/lib/users/snapshot';

export const metadata: Metadata = { title: 'Changes in Webex' };

interface Shown {
  connectionId: string;
  kind: ChangeKind | null;
  before: number | null;
}

async function Changes({ connectionId, kind, before }: Readonly<Shown>) {
  const { value, problem } = await attempt(async () => {
    const [page, snapshot] = await Promise.all([readChanges(connectionId, { before, kind, userId: null }), readSnapshot(connectionId)]);
    return { page, snapshot };
  });
  if (!value) return <ProblemCallout problem={problem} />;
  const { changes, next } = value.page;
  if (changes.length === 0) return <NoChanges connectionId={connectionId} snapshot={value.snapshot} kind={kind} before={before} />;
  return (
    <>
      <ChangeDays connectionId={connectionId} changes={changes} />
      {next === null && before === null ? null : (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {next === null ? null : (
            <Link href={changesHref(connectionId, kind, next)} className={buttonClass('secondary')}>
              Show older
            </Link>
          )}
          {before === null ? null : (
            <Link href={changesHref(connectionId, kind)} className={buttonClass('ghost')}>
              Go to the newest
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

export default async function ChangesPage({ params, searchParams }: PageProps<'/connections/[connectionId]/activity/changes'>) {
  const { id } = await openConnection((await params).connectionId);
  const query = await searchParams;
  const kind = changeKinds.find((name) => name === query.kind) ?? null;
  const before = readBefore(query.before);
  return (
    <ChangesFrame connectionId={id} kind={kind} before={before} months={settings().historyMonths}>
      <Suspense key={`${kind} ${before}`} fallback={<ActivitySkeleton />}>
        <Changes connectionId={id} kind={kind} before={before} />
      </Suspense>
    </ChangesFrame>
  );
}
