import { Time } from '@/components/ui/time';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import type { SnapshotView } from '@/lib/users/snapshot';
import { nothingAsked } from '@/lib/users/source-of-rows';
import { DayClock } from './row-time';
import { ViewLink } from './view-link';

interface SourceLineProps {
  source: UsersSearch['view'];
  snapshot: SnapshotView | null;
  /** When Webex answered. */
  readAt: number | null;
  /** The answer is kept although a newer one failed. */
  old: boolean;
}

/** Who answers, and from when the answer is. */
export function SourceLine({ source, snapshot, readAt, old }: SourceLineProps) {
  const takenAt = snapshot?.takenAt ?? null;
  const at = source === 'live' ? readAt : takenAt;
  if (at === null) return null;
  const words = source === 'snapshot' ? 'Snapshot of' : old ? 'As read from Webex' : 'Live from Webex';
  const dot = old ? 'bg-warn' : source === 'live' ? 'bg-pass' : 'bg-live';
  return (
    <span className="inline-flex items-center gap-1.5 text-13 text-ink-2 max-mid:order-last max-mid:w-full">
      <span aria-hidden="true" className={`size-1.5 flex-none rounded-full ${dot}`} />
      {source === 'live' ? (
        <span>
          {words}, <Time at={at} form="clock-seconds" />
        </span>
      ) : (
        <span>
          {words} <DayClock at={at} /> (<Time at={at} form="ago" />)
        </span>
      )}
    </span>
  );
}

/** The two sources to choose from. Live shows everybody: what filters, only the snapshot can. */
export function SourceSwitch({
  connectionId,
  search,
  source,
}: Readonly<{ connectionId: string; search: UsersSearch; source: UsersSearch['view'] }>) {
  const choices = [
    ['live', 'Live', usersHref(connectionId, { ...search, ...nothingAsked, view: 'live' })],
    ['snapshot', 'Snapshot', usersHref(connectionId, { ...search, view: 'snapshot', startIndex: 1, user: null })],
  ] as const;
  return (
    <nav aria-label="Source of the users" className="inline-flex rounded-2 border border-edge bg-sunken p-0.5 text-13">
      {choices.map(([value, name, href]) => (
        <ViewLink
          key={value}
          href={href}
          aria-current={value === source || undefined}
          className="inline-flex min-h-6.5 items-center rounded-1 px-2.5 text-ink-2 no-underline aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--edge)]"
        >
          {name}
        </ViewLink>
      ))}
    </nav>
  );
}
