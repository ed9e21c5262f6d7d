'use client';

import { StatusPill, type Tone } from '@/components/ui/status-pill';
import { useTimeZone } from '@/components/ui/use-browser';
import { type CountdownLevel, countdownOf } from '@/lib/token/countdown';

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

interface CountdownProps {
  expiresAt: number | null;
  now: number;
}

/** “45 days”, or nothing when the end is unknown or over. */
export function TimeLeft({ expiresAt, now }: CountdownProps) {
  const { level, amount, unit } = countdownOf(expiresAt, now, useTimeZone());
  if (amount === null || level === 'expired') return null;
  return (
    <span className="tabular-nums">
      {amount} {unit}
    </span>
  );
}

/** @param quiet in a list, where only what asks for something stands out. */
export function CountdownPill({ expiresAt, now, quiet = false }: CountdownProps & { quiet?: boolean }) {
  const { level, words } = countdownOf(expiresAt, now, useTimeZone());
  if (quiet && level === 'pass') return <span className="text-ink-2">{words}</span>;
  const { tone, icon, solid } = looks[level];
  return (
    <StatusPill tone={tone} icon={icon} solid={solid}>
      {words}
    </StatusPill>
  );
}
