import { StatusPill, type Tone } from '@/components/ui/status-pill';
import type { Countdown, CountdownLevel } from '@/lib/token/countdown';

const looks = {
  unknown: { tone: 'neutral', icon: 'question', solid: false },
  pass: { tone: 'pass', icon: 'check', solid: false },
  plan: { tone: 'live', icon: 'calendar', solid: false },
  warn: { tone: 'warn', icon: 'triangle', solid: false },
  fail: { tone: 'fail', icon: 'triangle', solid: false },
  today: { tone: 'fail', icon: 'octagon', solid: false },
  expired: { tone: 'fail', icon: 'octagon', solid: true },
} as const satisfies Record<CountdownLevel, unknown>;

export const toneOf = (level: CountdownLevel): Tone => looks[level].tone;

/** A countdown in a word and its colour. @param quiet in a list, where only what asks for something stands out. */
export function CountdownBadge({ countdown, quiet = false }: Readonly<{ countdown: Countdown; quiet?: boolean }>) {
  const { level, words } = countdown;
  if (quiet && level === 'pass') return <span className="text-ink-2">{words}</span>;
  const { tone, icon, solid } = looks[level];
  return (
    <StatusPill tone={tone} icon={icon} solid={solid}>
      {words}
    </StatusPill>
  );
}
