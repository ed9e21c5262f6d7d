'use client';

import { LifeBar } from '@/components/ui/life-bar';
import { Time } from '@/components/ui/time';
import { useTimeZone } from '@/components/ui/use-browser';
import { countdownOf } from '@/lib/token/countdown';
import { toneOf } from './countdown-badge';

const dayMs = 86_400_000;

interface TokenLifeProps {
  receivedAt: number;
  expiresAt: number;
  now: number;
}

/** A token's life from its first day to its last, and how much of it is gone. */
export function TokenLife({ receivedAt, expiresAt, now }: TokenLifeProps) {
  const { level } = countdownOf(expiresAt, now, useTimeZone());
  const days = Math.round((expiresAt - receivedAt) / dayMs);
  return (
    <div>
      <LifeBar
        from={receivedAt}
        to={expiresAt}
        now={now}
        tone={toneOf(level)}
        label={`A life of ${days} days. The last 30 days are drawn wider, with marks at 30, 14, 7 and 1 day.`}
      />
      <p className="flex justify-between gap-4 text-12 text-ink-2">
        <span>
          Issued <Time at={receivedAt} form="day" />
        </span>
        <span>
          Expires <Time at={expiresAt} form="day" />
        </span>
      </p>
    </div>
  );
}
