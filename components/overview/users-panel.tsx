import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import type { ArrivalKind } from '@/lib/setup/arrivals';
import { usersCountOf } from '@/lib/setup/users-today';

const kinds = [
  { kind: 'created', words: 'created' },
  { kind: 'linked', words: 'linked' },
  { kind: 'updated', words: 'updated' },
  { kind: 'deactivated', words: 'deactivated' },
  { kind: 'reactivated', words: 'active again' },
] as const satisfies readonly { kind: ArrivalKind; words: string }[];

const counters = { check: 'Counted by the last check', watch: 'Counted when the watch began' } as const;

function Total({ view }: Readonly<{ view: ConnectionView }>) {
  const count = usersCountOf(view);
  return count ? (
    <>
      <p className="text-28 font-semibold">{count.total.toLocaleString('en-GB')}</p>
      <p className="text-13 text-ink-2">
        {counters[count.by]}, <Time at={count.at} form="day" /> <Time at={count.at} form="clock" />.
      </p>
    </>
  ) : (
    <>
      <p className="text-20 font-semibold">Not known</p>
      <p className="text-13 text-ink-2">Nobody counted them yet. The checks do.</p>
    </>
  );
}

function Seen({ view }: Readonly<{ view: ConnectionView }>) {
  const { arrivals } = view;
  if (!arrivals) return <p>Arrivals were not watched.</p>;
  const seen = kinds.filter(({ kind }) => arrivals.counts[kind] > 0);
  if (seen.length === 0) return <p>The watch saw nothing happen.</p>;
  return (
    <ul aria-label="Seen by the watch" className="flex flex-wrap gap-x-4 gap-y-0.5 tabular-nums">
      {seen.map(({ kind, words }) => (
        <li key={kind}>
          {arrivals.counts[kind].toLocaleString('en-GB')} {words}
        </li>
      ))}
    </ul>
  );
}

export function UsersPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const users = (
    <Link href={`/connections/${view.id}/users`} className="link inline-flex min-h-6 items-center text-13">
      All users
    </Link>
  );
  return (
    <Panel title="Users in Webex" aside={users} footer={<Seen view={view} />}>
      <div className="grid gap-1 p-4">
        <Total view={view} />
      </div>
    </Panel>
  );
}
