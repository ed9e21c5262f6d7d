/** What happened on one calendar day. `at`: the epoch time of the first entry, to name the day by. */
export interface Day<T> {
  readonly name: string;
  readonly at: number;
  readonly entries: readonly T[];
}

/**
 * Puts entries under the calendar days of the reader's zone, in the order in which they come. A day that comes again, because a clock
 * was set back, is joined with the one before.
 *
 * @param timeZone an IANA name. @returns days named as `2026-11-24`.
 */
export function byDay<T extends { readonly at: number }>(entries: readonly T[], timeZone: string): readonly Day<T>[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'gregory', year: 'numeric', month: '2-digit', day: '2-digit' });
  const days = new Map<string, T[]>();
  for (const entry of entries) {
    const name = format.format(entry.at);
    days.set(name, [...(days.get(name) ?? []), entry]);
  }
  return [...days].map(([name, held]) => ({ name, at: held[0]?.at ?? 0, entries: held }));
}
