import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { usersHref } from '@/lib/users/addresses';
import { noSource, type SnapshotTotals, type SnapshotView } from '@/lib/users/snapshot';
import { ShareBars } from './share-bars';
import { TotalsChart } from './totals-chart';

interface InsightPanelProps {
  connectionId: string;
  snapshot: SnapshotView;
  totals: readonly SnapshotTotals[];
}

/** What the readings of all users tell together. Nothing while none was finished. */
export function InsightPanel({ connectionId, snapshot, totals }: InsightPanelProps) {
  const last = totals.at(-1);
  if (!snapshot.on || !last) return null;
  const { total, counts } = last;
  const without = counts.licence.none ?? 0;
  const all = (
    <Link href={usersHref(connectionId, { view: 'snapshot' })} className="link inline-flex min-h-6 items-center text-13">
      Open the snapshot
    </Link>
  );
  return (
    <Panel title="Users over time" aside={all}>
      <div className="grid gap-5 p-4">
        {totals.length > 1 ? (
          <div className="grid gap-2">
            <TotalsChart totals={totals} />
            <details>
              <summary className="link inline-flex min-h-6 cursor-pointer items-center text-13">As a table</summary>
              <table className="mt-1 text-13 tabular-nums">
                <thead>
                  <tr>
                    <th scope="col" className="pr-6 text-left font-medium text-ink-2">
                      Read
                    </th>
                    <th scope="col" className="text-right font-medium text-ink-2">
                      Users
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {totals.map((entry) => (
                    <tr key={entry.takenAt}>
                      <td className="pr-6">
                        <Time at={entry.takenAt} />
                      </td>
                      <td className="text-right">{entry.total.toLocaleString('en-GB')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </div>
        ) : (
          <p className="text-13 text-ink-2">
            All users were read once, <Time at={last.takenAt} />: {total.toLocaleString('en-GB')}. A line begins with the second reading.
          </p>
        )}
        <div className="grid gap-5 mid:grid-cols-3">
          <ShareBars
            title="By source"
            counts={counts.source}
            total={total}
            nameOf={(value) => (value === noSource ? 'Not named' : value)}
          />
          <ShareBars
            title="By account status"
            counts={counts.account}
            total={total}
            nameOf={(value) => value}
            note="One account may have several states."
          />
          <ShareBars
            title="By licence"
            counts={counts.licence}
            total={total}
            nameOf={(value) => (value === 'none' ? 'Without a licence' : 'With a licence')}
          />
        </div>
        {without > 0 ? (
          <p className="text-13">
            <Link href={usersHref(connectionId, { view: 'snapshot', licence: 'none' })} className="link">
              {without.toLocaleString('en-GB')} {without === 1 ? 'user has' : 'users have'} no licence
            </Link>
          </p>
        ) : null}
      </div>
    </Panel>
  );
}
