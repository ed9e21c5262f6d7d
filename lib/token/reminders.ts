import { dayNumber } from './countdown';

/** The days before a token's end at which its countdown changes its words, and the day itself. */
export const thresholds = [30, 14, 7, 1, 0] as const;

/** One moment to tell the admin that a token ends. */
export interface Reminder {
  /** Calendar days left on that day, in the admin's zone. */
  readonly threshold: (typeof thresholds)[number];
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** When people read what their calendar tells them. */
const morningMs = 9 * hourMs;

/** What the clocks of a zone show, written as if it were UTC. Whole seconds. */
function wallClock(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const named = new Map(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes) => named.get(type) ?? 0;
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
}

/**
 * The instant at which the clocks of a zone show nine in the morning of a day.
 *
 * The first guess misses by no more than clocks jump at once, two hours at most. Clocks change at night, so between nine o'clock and that
 * guess nothing changes, and the offset read there is the right one.
 */
function morningOf(day: number, timeZone: string): number {
  const wall = day * dayMs + morningMs;
  const offsetAt = (at: number) => wallClock(at, timeZone) - at;
  return wall - offsetAt(wall - offsetAt(wall));
}

/**
 * When to remind of a token's end: at nine in the morning, 30, 14, 7 and 1 calendar days before, and on the day. A token that ends earlier
 * on its last day, or came later on it, is reminded of at the end itself, so that every token has one reminder at least. What would have
 * been due when the token came, or before, is left out.
 *
 * @param life epoch milliseconds. @param timeZone an IANA name, whose calendar and clocks count.
 * @returns the earliest first; none is before `receivedAt` or after `expiresAt`. Empty for a life that is no life.
 */
export function remindersOf(
  { receivedAt, expiresAt }: Readonly<{ receivedAt: number; expiresAt: number }>,
  timeZone: string,
): readonly Reminder[] {
  if (expiresAt <= receivedAt) return [];
  const lastDay = dayNumber(expiresAt, timeZone);
  return thresholds.flatMap((threshold) => {
    const morning = morningOf(lastDay - threshold, timeZone);
    if (morning > receivedAt && morning <= expiresAt) return [{ threshold, dueAt: morning }];
    return threshold === 0 ? [{ threshold, dueAt: expiresAt }] : [];
  });
}

/** Which days reminders fall on, as a sentence. */
export function reminderWords(reminders: readonly Reminder[]): string {
  const before = reminders.map(({ threshold }) => threshold).filter((threshold) => threshold > 0);
  const onTheDay = reminders.length > before.length;
  const days = new Intl.ListFormat('en-GB').format(before.map(String));
  const parts = [
    ...(before.length > 0 ? [`${days} ${before.at(-1) === 1 ? 'day' : 'days'} before`] : []),
    ...(onTheDay ? ['on the day'] : []),
  ];
  if (parts.length === 0) return 'No alarm is left before it ends.';
  return `${reminders.length === 1 ? 'Alarm' : 'Alarms'} ${parts.join(', and ')}.`;
}
