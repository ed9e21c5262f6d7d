import { describe, expect, it } from 'vitest';
import { byDay } from './days';

const at = (iso: string) => ({ at: Date.parse(iso) });
const newestFirst = ['2026-11-24T00:30:00Z', '2026-11-23T23:30:00Z', '2026-11-23T04:30:00Z'].map(at);

describe('the days of a list', () => {
  it.each([
    ['UTC', ['2026-11-24', '2026-11-23'], [1, 2]],
    ['Europe/Oslo', ['2026-11-24', '2026-11-23'], [2, 1]],
    ['America/New_York', ['2026-11-23', '2026-11-22'], [2, 1]],
  ])('are those of %s', (timeZone, names, sizes) => {
    const days = byDay(newestFirst, timeZone);
    expect(days.map(({ name }) => name)).toEqual(names);
    expect(days.map(({ entries }) => entries.length)).toEqual(sizes);
    expect(days.flatMap(({ entries }) => entries)).toEqual(newestFirst);
    expect(days.map((day) => day.at)).toEqual(days.map(({ entries }) => entries[0]?.at));
  });

  it('are none when nothing happened', () => {
    expect(byDay([], 'UTC')).toEqual([]);
  });

  it('have each day once, although a clock was set back', () => {
    expect(byDay(['2026-11-24T00:01:00Z', '2026-11-23T23:59:00Z', '2026-11-24T00:00:00Z'].map(at), 'UTC')).toHaveLength(2);
  });
});
