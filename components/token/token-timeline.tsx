'use client';

import { Bell, CircleDot, CircleX, RefreshCw } from 'lucide-react';
import { useServerClock } from '@/components/connection/use-server-clock';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { useTimeZone } from '@/components/ui/use-browser';
import type { Act } from '@/lib/activity/act';
import type { ConnectionView } from '@/lib/connection';
import { type TimelineEntry, timelineOf } from '@/lib/token/timeline';

const icons = { issued: CircleDot, done: CircleDot, renewal: RefreshCw, reminder: Bell, end: CircleX } as const;

function Entry({ entry }: Readonly<{ entry: TimelineEntry }>) {
  const Icon = icons[entry.kind];
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 px-4 py-2.5 not-first:border-t not-first:border-line mid:grid-cols-[20px_156px_minmax(0,1fr)]">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 justify-self-center ${entry.ahead ? 'text-ink-3' : 'text-ink-2'}`} />
      <span className="text-13 text-ink-2 tabular-nums">
        <Time at={entry.at} form="day" /> <Time at={entry.at} form="clock" />
      </span>
      <span className="flex min-w-0 flex-wrap justify-between gap-x-4 [overflow-wrap:anywhere] max-mid:col-start-2">
        <span className={entry.ahead ? 'text-ink-2' : ''}>
          <bdi>{entry.title}</bdi>
        </span>
        {entry.note ? <span className="text-13 text-ink-2">{entry.note}</span> : null}
      </span>
    </li>
  );
}

/** What was done to a token, and what lies ahead of it. */
export function TokenTimeline({ view, acts }: Readonly<{ view: ConnectionView; acts: readonly Act[] }>) {
  const now = useServerClock(view.serverNow);
  const timeZone = useTimeZone();
  if (!view.credential) return null;
  return (
    <Panel title="Timeline">
      <ol className="grid">
        {timelineOf(view.credential, acts, now, timeZone).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}
