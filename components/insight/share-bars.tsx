/** Values that have a bar of their own. */
const mostShown = 8;

interface ShareBarsProps {
  title: string;
  counts: Readonly<Record<string, number>>;
  total: number;
  nameOf: (value: string) => string;
  note?: string;
}

/** How many users have each value: the number, and a bar against all of them. */
export function ShareBars({ title, counts, total, nameOf, note }: ShareBarsProps) {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const others = entries.length - mostShown;
  return (
    <section className="grid content-start gap-2">
      <h3 className="text-13 text-ink-2">{title}</h3>
      {entries.length === 0 ? <p className="text-13 text-ink-3">Webex told none.</p> : null}
      <dl className="grid gap-1.5">
        {entries.slice(0, mostShown).map(([value, count]) => (
          <div key={value} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 text-13">
            <dt className="[overflow-wrap:anywhere]">{nameOf(value)}</dt>
            <dd className="tabular-nums">{count.toLocaleString('en-GB')}</dd>
            <dd aria-hidden="true" className="col-span-2 h-1.5 rounded-full bg-hover">
              <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="h-full w-full overflow-hidden rounded-full">
                <rect width={(100 * count) / Math.max(1, total)} height={1} className="fill-live" />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
      {others > 0 ? <p className="text-13 text-ink-2">and {others} more</p> : null}
      {note && entries.length > 0 ? <p className="text-12 text-ink-2">{note}</p> : null}
    </section>
  );
}
