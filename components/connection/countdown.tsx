'use client';

import { useTimeZone } from '@/components/ui/use-browser';
import { countdownOf } from '@/lib/token/countdown';
import { CountdownBadge } from './countdown-badge';

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

/** As {@link CountdownBadge}, in the admin's own time zone. */
export function CountdownPill({ expiresAt, now, quiet = false }: CountdownProps & { quiet?: boolean }) {
  return <CountdownBadge countdown={countdownOf(expiresAt, now, useTimeZone())} quiet={quiet} />;
}
