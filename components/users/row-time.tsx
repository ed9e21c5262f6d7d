'use client';

import { Time } from '@/components/ui/time';
import { useMounted } from '@/components/ui/use-browser';

const styles = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  'day-clock': { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const writers = new Map<keyof typeof styles, Intl.DateTimeFormat>();

/** Making a writer takes longer than a hundred writings, and a table writes many. */
function write(at: number, style: keyof typeof styles): string {
  const writer = writers.get(style) ?? new Intl.DateTimeFormat('en-GB', styles[style]);
  writers.set(style, writer);
  return writer.format(at);
}

const dayMs = 86_400_000;

/** How long ago a user was changed, below a day; else the day. */
export function RowTime({ at }: Readonly<{ at: number }>) {
  const mounted = useMounted();
  if (!mounted || Date.now() - at < dayMs) return <Time at={at} form="ago" />;
  return (
    <time dateTime={new Date(at).toISOString()} title={write(at, 'day-clock')} className="tabular-nums">
      {write(at, 'day')}
    </time>
  );
}

/** “24 Nov, 13:58” */
export function DayClock({ at }: Readonly<{ at: number }>) {
  const mounted = useMounted();
  if (!mounted) return <Time at={at} form="full" />;
  return (
    <time dateTime={new Date(at).toISOString()} className="tabular-nums">
      {write(at, 'day-clock')}
    </time>
  );
}
