import type { Tone } from './status-pill';

const dayMs = 86_400_000;
const thresholds = [30, 14, 7, 1] as const;
/** The last 30 days take this share of the width, because that is where people act. */
const nearShare = 38;

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'fill-ink-3',
  live: 'fill-live',
  pass: 'fill-pass',
  warn: 'fill-warn',
  fail: 'fill-fail',
};

/** Where a moment lies, in per cent of the bar. */
function positionOf(at: number, from: number, to: number): number {
  const whole = to - from;
  const near = 30 * dayMs;
  const left = Math.min(Math.max(to - at, 0), whole);
  if (whole <= near) return 100 - (left / whole) * 100;
  if (left <= near) return 100 - (left / near) * nearShare;
  return ((whole - left) / (whole - near)) * (100 - nearShare);
}

interface LifeBarProps {
  from: number;
  to: number;
  now: number;
  tone: Tone;
  label: string;
}

export function LifeBar({ from, to, now, tone, label }: LifeBarProps) {
  const today = positionOf(now, from, to);
  const marks = thresholds.filter((days) => to - days * dayMs > from);
  return (
    <svg role="img" aria-label={label} width="100%" height="46" className="block overflow-visible">
      <rect x="0" y="26" width="100%" height="8" rx="4" className="fill-gone" />
      <rect x={`${today}%`} y="26" width={`${100 - today}%`} height="8" rx="4" className={fills[tone]} />
      {marks.map((days) => {
        const x = `${positionOf(to - days * dayMs, from, to)}%`;
        return (
          <g key={days}>
            <text x={x} y="14" textAnchor="middle" className={`fill-ink-3 text-12 tabular-nums ${days === 7 ? 'max-mid:hidden' : ''}`}>
              {days} d
            </text>
            <line x1={x} x2={x} y1="24" y2="36" className="stroke-surface" strokeWidth="3" />
          </g>
        );
      })}
      {today > 25 && today < 75 ? (
        // Between the words at both ends of the bar, on the line that they share.
        <text x={`${today}%`} y="58" textAnchor="middle" className="fill-ink text-12 font-semibold">
          Today
        </text>
      ) : null}
      <line x1={`${today}%`} x2={`${today}%`} y1="20" y2="40" className="stroke-ink" strokeWidth="3" />
    </svg>
  );
}
