/** How near a token's end is; decides colour, icon and whether renewing is the primary action. */
export type CountdownLevel = 'unknown' | 'pass' | 'plan' | 'warn' | 'fail' | 'today' | 'expired';

export interface Countdown {
  readonly level: CountdownLevel;
  /** What is left, or, when expired, how long ago it ended. `null` when the end is unknown. */
  readonly amount: number | null;
  readonly unit: string | null;
  readonly words: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Below this, days are too coarse to act on. */
const hoursBelowMs = 48 * hourMs;

/**
 * The number of a calendar day, so that two of them can be subtracted whatever the clock changes between them did.
 *
 * @param at epoch milliseconds. @param timeZone an IANA name. @returns days since 1970-01-01, as that zone’s calendar counts them.
 */
export function dayNumber(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' });
  const named = new Map(parts.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  return Date.UTC(named.get('year') ?? 0, (named.get('month') ?? 1) - 1, named.get('day') ?? 1) / dayMs;
}

const plural = (amount: number, unit: string) => (amount === 1 ? unit : `${unit}s`);

function span(ms: number, days: number): { amount: number; unit: string } {
  if (ms >= hoursBelowMs) return { amount: days, unit: plural(days, 'day') };
  if (ms >= hourMs) return { amount: Math.floor(ms / hourMs), unit: plural(Math.floor(ms / hourMs), 'hour') };
  const minutes = Math.max(1, Math.floor(ms / minuteMs));
  return { amount: minutes, unit: plural(minutes, 'minute') };
}

const shortUnit: Readonly<Record<string, string>> = { day: 'd', hour: 'h', minute: 'min' };

const levels = [
  { above: 30, level: 'pass', words: 'Nothing to do' },
  { above: 14, level: 'plan', words: 'Plan it' },
  { above: 7, level: 'warn', words: 'Renew soon' },
  { above: 1, level: 'fail', words: 'Renew this week' },
] as const;

/**
 * What is left of a token's life, in calendar days of the reader's zone; under 48 hours in hours, under one hour in minutes.
 *
 * @param expiresAt epoch milliseconds, or `null` when Webex gave no time: nothing is assumed then.
 * @param now epoch milliseconds. @param timeZone an IANA name.
 */
export function countdownOf(expiresAt: number | null, now: number, timeZone = 'UTC'): Countdown {
  if (expiresAt === null) return { level: 'unknown', amount: null, unit: null, words: 'Expiry not known' };
  if (expiresAt <= now) {
    const ago = span(now - expiresAt, dayNumber(now, timeZone) - dayNumber(expiresAt, timeZone));
    const short = shortUnit[ago.unit.replace(/s$/, '')] ?? ago.unit;
    return { level: 'expired', ...ago, words: `Expired ${ago.amount} ${short} ago` };
  }
  const days = dayNumber(expiresAt, timeZone) - dayNumber(now, timeZone);
  const left = span(expiresAt - now, days);
  const found = levels.find((entry) => days > entry.above);
  return { level: found?.level ?? 'today', ...left, words: found?.words ?? 'Renew today' };
}
