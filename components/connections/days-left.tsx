'use client';

import { CountdownBadge } from '@/components/connection/countdown-badge';
import { useTimeZone } from '@/components/ui/use-browser';
import type { CredentialView } from '@/lib/connection';
import { type Countdown, countdownOf } from '@/lib/token/countdown';

const dayMs = 86_400_000;
/** Longer lives look alike: nothing is to be done. */
const fullBarDays = 90;

const fills = {
  unknown: 'fill-ink-3',
  pass: 'fill-pass',
  plan: 'fill-live',
  warn: 'fill-warn',
  fail: 'fill-fail',
  today: 'fill-fail',
  expired: 'fill-fail',
} as const;

function LeftBar({ left, level }: Readonly<{ left: number; level: Countdown['level'] }>) {
  // What is left is never drawn as nothing.
  const share = left <= 0 ? 0 : Math.min(Math.max(left / dayMs / fullBarDays, 0.04), 1) * 100;
  return (
    <svg aria-hidden="true" width="96" height="6" className="flex-none max-mid:hidden @max-[900px]:hidden">
      <rect width="96" height="6" rx="3" className="fill-hover" />
      <rect width={`${share}%`} height="6" rx="3" className={fills[level]} />
    </svg>
  );
}

const short: Readonly<Record<string, string>> = { hour: 'h', hours: 'h', minute: 'min', minutes: 'min' };

/** Days are what the column is about; anything shorter names its unit. */
function Amount({ amount, unit }: Pick<Countdown, 'amount' | 'unit'>) {
  const brief = short[unit ?? ''];
  return (
    <>
      {amount}
      {brief ? ` ${brief}` : <span className="mid:sr-only"> {unit}</span>}
    </>
  );
}

/** How long a token lives yet: the number, a bar of ninety days, and the word for it. */
export function DaysLeft({ credential, now }: Readonly<{ credential: Pick<CredentialView, 'expiresAt'> | null; now: number }>) {
  const countdown = countdownOf(credential?.expiresAt ?? null, now, useTimeZone());
  if (!credential) return <span className="text-ink-2">No token</span>;
  const { level, amount, unit } = countdown;
  const over = level === 'expired' || credential.expiresAt === null;
  return (
    <span className="flex items-center gap-2 @min-[900px]:gap-3">
      {credential.expiresAt === null ? null : (
        <>
          <span className={`text-14 font-semibold whitespace-nowrap tabular-nums mid:w-9 mid:text-right ${over ? 'max-mid:hidden' : ''}`}>
            {over ? '0' : <Amount amount={amount} unit={unit} />}
          </span>
          <LeftBar left={credential.expiresAt - now} level={level} />
        </>
      )}
      <CountdownBadge countdown={countdown} quiet />
    </span>
  );
}
