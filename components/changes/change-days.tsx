'use client';

import { ChangeValues } from '@/components/connection/change-values';
import { Link } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import { useTimeZone } from '@/components/ui/use-browser';
import { byDay } from '@/lib/activity/days';
import { usersHref } from '@/lib/users/addresses';
import { changeDeed } from '@/lib/users/change-words';
import type { UserChange } from '@/lib/users/snapshot';

function ChangeRow({ connectionId, change }: Readonly<{ connectionId: string; change: UserChange }>) {
  const { userId, name, userName, kind, source, happenedAt, seenAt } = change;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 px-4 py-2.5 not-first:border-t not-first:border-line">
      <p className="[overflow-wrap:anywhere]">
        {kind === 'removed' ? (
          <bdi className="font-medium">{name}</bdi>
        ) : (
          <Link href={usersHref(connectionId, { user: userId })} className="link font-medium">
            <bdi>{name}</bdi>
          </Link>
        )}{' '}
        <span className="text-ink-2">{changeDeed(change)}</span>
      </p>
      <p className="flex flex-wrap gap-x-3 text-12 text-ink-2">
        {userName ? <bdi className="[overflow-wrap:anywhere]">{userName}</bdi> : null}
        {source ? <span>source {source}</span> : null}
        {happenedAt === null ? null : (
          <span>
            in Webex <Time at={happenedAt} form="seconds" />
          </span>
        )}
        <span>
          seen by Onramp <Time at={seenAt} form="clock" />
        </span>
      </p>
      <ChangeValues attributes={change.attributes} />
    </li>
  );
}

/** Changes under the days on which Onramp saw them, in the admin's own zone. */
export function ChangeDays({ connectionId, changes }: Readonly<{ connectionId: string; changes: readonly UserChange[] }>) {
  const entries = changes.map((change) => ({ at: change.seenAt, change }));
  return byDay(entries, useTimeZone()).map(({ name, at, entries: held }) => (
    <section key={name} aria-labelledby={`day-${name}`} className="grid gap-2">
      <h2 id={`day-${name}`} className="text-13 text-ink-2">
        <Time at={at} form="day" />
      </h2>
      <ol className="rounded-3 border border-line bg-surface">
        {held.map(({ change }) => (
          <ChangeRow key={change.id} connectionId={connectionId} change={change} />
        ))}
      </ol>
    </section>
  ));
}
