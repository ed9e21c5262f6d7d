'use client';

import { useQuery } from '@tanstack/react-query';
import { send, toProblem } from '@/components/connection/api';
import { ChangeValues } from '@/components/connection/change-values';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { changeNames } from '@/lib/users/change-words';
import type { ChangesPage, SnapshotView } from '@/lib/users/snapshot';

interface HistoryProps {
  connectionId: string;
  userId: string;
}

async function readHistory({ connectionId, userId }: HistoryProps, signal: AbortSignal) {
  const base = `/${encodeURIComponent(connectionId)}`;
  const [page, snapshot] = await Promise.all([
    send<ChangesPage>('GET', `${base}/changes?user=${encodeURIComponent(userId)}`, undefined, signal),
    send<SnapshotView>('GET', `${base}/snapshot`, undefined, signal),
  ]);
  return { page, snapshot };
}

/** What Onramp saw happen to one user, from one reading of all users to the next. */
export function UserHistory({ connectionId, userId }: Readonly<HistoryProps>) {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['user-history', connectionId, userId],
    queryFn: ({ signal }) => readHistory({ connectionId, userId }, signal),
  });
  if (error) {
    const again = (
      <Button size="sm" working={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    );
    return (
      <div className="px-5 pt-4">
        <ProblemCallout problem={toProblem(error)} action={again} />
      </div>
    );
  }
  if (!data) {
    return (
      <p role="status" className="grid gap-3 px-5 pt-4">
        <span className="sr-only">Reading the history…</span>
        <Skeleton className="w-40" />
        <Skeleton className="w-56" />
      </p>
    );
  }
  const { changes, next } = data.page;
  if (changes.length === 0) {
    return (
      <p className="px-5 pt-4 text-13 text-ink-2">
        {data.snapshot.on
          ? 'The history that Onramp keeps holds no change of this user.'
          : 'Onramp sees changes by comparing two readings of all users. It keeps none until you turn the snapshot on, on this page.'}
      </p>
    );
  }
  return (
    <>
      <ol>
        {changes.map(({ id, kind, attributes, happenedAt, seenAt }) => (
          <li key={id} className="grid gap-1 px-5 py-3 not-first:border-t not-first:border-line">
            <h3 className="text-13">{changeNames[kind]}</h3>
            <p className="text-12 text-ink-2">
              {happenedAt === null ? null : (
                <>
                  In Webex <Time at={happenedAt} form="seconds" />.{' '}
                </>
              )}
              Seen by Onramp <Time at={seenAt} />.
            </p>
            <ChangeValues attributes={attributes} />
          </li>
        ))}
      </ol>
      {next === null ? null : <p className="px-5 py-3 text-13 text-ink-2">Older changes are on the Activity page.</p>}
    </>
  );
}
