import { remindersOf } from '@/lib/token/reminders';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Numbers from 0 to 1 that look random and are the same every time (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An invented token. Times are epoch milliseconds. */
export interface Life {
  readonly id: string;
  readonly receivedAt: number;
  readonly expiresAt: number;
  /** When Onramp is made to forget it; Okta goes on using it. */
  readonly forgottenAt: number | null;
  /** When the next token takes its place; `Infinity`: never. */
  readonly replacedAt: number;
}

/** An invented connection, with the tokens that it has one after the other. */
export interface Story {
  readonly id: string;
  readonly channels: readonly { readonly id: string; readonly timeZone: string }[];
  readonly lives: readonly Life[];
}

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Kiritimati',
];
const lengths = [15 * minute, hour, 10 * hour, 2 * day, 14 * day, 45 * day, 90 * day, 365 * day];
/** No reminder is due so shortly before its token is replaced that a tick might come too late for it. */
const clearBefore = 8 * hour;
const clearAfter = hour;

/** Invents connections for a year that begins at a time. */
export function inventStories(count: number, yearStart: number, random: () => number): readonly Story[] {
  const between = (low: number, high: number) => Math.round(low + random() * (high - low));
  const pick = <T>(list: readonly T[], fallback: T) => list[Math.floor(random() * list.length)] ?? fallback;
  const length = () => (random() < 0.5 ? pick(lengths, day) : between(15 * minute, 365 * day));

  return Array.from({ length: count }, (): Story => {
    const channels = Array.from({ length: random() < 0.2 ? 2 : 1 }, () => ({ id: crypto.randomUUID(), timeZone: pick(zones, 'UTC') }));
    const dueTimes = (receivedAt: number, expiresAt: number) =>
      channels.flatMap(({ timeZone }) => remindersOf({ receivedAt, expiresAt }, timeZone).map(({ dueAt }) => dueAt));
    const lives: Life[] = [];
    const first = length();
    // What begins before the year ends so late in it that all of its reminders are due within the year.
    let receivedAt = between(yearStart + 32 * day, yearStart + 380 * day) - first;
    let expiresAt = receivedAt + first;
    for (let renewals = random() < 0.5 ? between(1, 2) : 0; ; renewals -= 1) {
      const dues = dueTimes(receivedAt, expiresAt);
      let replacedAt =
        renewals > 0 ? between(Math.max(receivedAt + 8 * hour, expiresAt - 20 * day, yearStart), expiresAt + 5 * day) : Infinity;
      while (dues.some((due) => due > replacedAt - clearBefore && due <= replacedAt + clearAfter)) replacedAt += hour;
      const forgottenAt = random() < 0.2 ? between(receivedAt, Math.min(expiresAt, replacedAt - hour)) : null;
      lives.push({ id: crypto.randomUUID(), receivedAt, expiresAt, forgottenAt, replacedAt });
      if (replacedAt === Infinity) return { id: crypto.randomUUID(), channels, lives };
      receivedAt = replacedAt;
      expiresAt = receivedAt + length();
    }
  });
}

/** What must have been told until a time, each once: `token:threshold channel`. */
export function expectedReminders(stories: readonly Story[], until: number): ReadonlySet<string> {
  return new Set(
    stories.flatMap(({ channels, lives }) =>
      channels.flatMap(({ id, timeZone }) =>
        lives.flatMap((life) =>
          remindersOf(life, timeZone)
            .filter(({ dueAt }) => dueAt <= until && dueAt < life.replacedAt)
            .map(({ threshold }) => `${life.id}:${threshold} ${id}`),
        ),
      ),
    ),
  );
}
