import { describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from './day';

describe('a day that was picked', () => {
  it.each(['2026-11-25', '2028-02-29', '2026-03-29', '2026-12-31'])('comes back as it was picked: %s', (day) => {
    const at = startOfDay(day);
    expect(at).not.toBeNull();
    expect(dayOf(at ?? 0)).toBe(day);
    expect(new Date(at ?? 0).getMinutes()).toBe(0);
  });

  it.each(['', '2026-02-29', '2026-13-01', '25.11.2026', '2026-11-25T10:00'])('is none: “%s”', (text) => {
    expect(startOfDay(text)).toBeNull();
  });
});
