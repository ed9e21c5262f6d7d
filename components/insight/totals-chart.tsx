import type { SnapshotTotals } from '@/lib/users/snapshot';

const width = 640;
const height = 150;
const inset = { left: 56, right: 12, top: 10, bottom: 24 };

const day = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
const grouped = (value: number) => value.toLocaleString('en-GB');

/** The size of the directory over time. It begins at zero, so that a small change looks small; a table says the same. */
export function TotalsChart({ totals }: Readonly<{ totals: readonly SnapshotTotals[] }>) {
  const [first, last] = [totals[0], totals.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, ...totals.map(({ total }) => total));
  const span = Math.max(1, last.takenAt - first.takenAt);
  const x = (at: number) => inset.left + ((at - first.takenAt) / span) * (width - inset.left - inset.right);
  const y = (total: number) => height - inset.bottom - (total / most) * (height - inset.top - inset.bottom);
  const points = totals.map(({ takenAt, total }) => `${x(takenAt).toFixed(1)},${y(total).toFixed(1)}`).join(' ');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Users from ${day(first.takenAt)} to ${day(last.takenAt)}: ${grouped(first.total)} at first, ${grouped(last.total)} at the end, ${grouped(most)} at most.`}
      className="w-full text-12"
    >
      {[0, most].map((value) => (
        <g key={value}>
          <line x1={inset.left} x2={width - inset.right} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={inset.left - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-2">
            {grouped(value)}
          </text>
        </g>
      ))}
      <polyline points={points} fill="none" strokeWidth={2} className="stroke-live" />
      {totals.length <= 60
        ? totals.map(({ takenAt, total }) => <circle key={takenAt} cx={x(takenAt)} cy={y(total)} r={3} className="fill-live" />)
        : null}
      <text x={inset.left} y={height - 6} className="fill-ink-2">
        {day(first.takenAt)}
      </text>
      <text x={width - inset.right} y={height - 6} textAnchor="end" className="fill-ink-2">
        {day(last.takenAt)}
      </text>
    </svg>
  );
}
