'use client';

import { useMounted } from './use-browser';

export type TimeForm = 'clock' | 'clock-seconds' | 'day' | 'full' | 'seconds' | 'utc' | 'ago';

const formats: Readonly<Record<Exclude<TimeForm, 'ago'>, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit' },
  'clock-seconds': { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
  seconds: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
  utc: { hour: '2-digit', minute: '2-digit', timeZone: 'UTC', timeZoneName: 'short' },
};

const writers = new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>();

/** Making a writer takes longer than a hundred writings, and a table writes many. @param options one of the constants of this file. */
function write(at: number, options: Intl.DateTimeFormatOptions): string {
  const writer = writers.get(options) ?? new Intl.DateTimeFormat('en-GB', { hourCycle: 'h23', ...options });
  writers.set(options, writer);
  return writer.format(at);
}

function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return write(at, formats.day);
}

/** What the server shows, and the browser until it took over: neither knows the other's zone. */
function inUtc(at: number, form: TimeForm): string {
  const [day, rest] = new Date(at).toISOString().split('T');
  if (form === 'day') return `${day}`;
  if (form === 'clock' || form === 'utc') return `${rest?.slice(0, 5)} UTC`;
  if (form === 'clock-seconds') return `${rest?.slice(0, 8)} UTC`;
  return `${day} ${rest?.slice(0, form === 'seconds' ? 8 : 5)} UTC`;
}

export function Time({ at, form = 'full' }: Readonly<{ at: number; form?: TimeForm }>) {
  const mounted = useMounted();
  const iso = new Date(at).toISOString();
  const text = !mounted ? inUtc(at, form) : form === 'ago' ? ago(at, Date.now()) : write(at, formats[form]);
  return (
    <time dateTime={iso} title={mounted ? write(at, formats.seconds) : iso} className="tabular-nums">
      {text}
    </time>
  );
}

/** The same moment in UTC, in brackets. Nothing for those whose own time is UTC. */
export function AlsoInUtc({ at }: Readonly<{ at: number }>) {
  const mounted = useMounted();
  if (!mounted || write(at, formats.full).endsWith(' UTC')) return null;
  return (
    <>
      {' '}
      (<Time at={at} form="utc" />)
    </>
  );
}
