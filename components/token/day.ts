/**
 * The moment meant by a day that was picked: its very beginning on the clocks of whoever picked it. The hour is not known, and too early
 * a reminder costs less than one that is too late.
 *
 * @param day as a date field writes it, `2026-11-25`. @returns epoch milliseconds; `null` for what is no day.
 */
export function startOfDay(day: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return null;
  const [year, month, date] = parts.slice(1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const at = new Date(year, month - 1, date);
  return at.getMonth() === month - 1 && at.getDate() === date ? at.getTime() : null;
}

/** The day of a moment on the clocks of whoever asks, as a date field wants it. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
