import { describe, expect, it } from 'vitest';
import { clockOffset, offsetWords } from './clock-offset';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const serverAt = Date.parse('2026-11-25T09:00:00Z');

describe('the clock of this computer', () => {
  const offsetOf = (aheadMs: number, wayMs = 20) =>
    clockOffset({ sentAt: serverAt + aheadMs - wayMs / 2, receivedAt: serverAt + aheadMs + wayMs / 2, serverAt });

  it.each([
    ['right', 0],
    ['two minutes ahead', 2 * minuteMs],
    ['two minutes behind', -2 * minuteMs],
    ['cut to the second before', 999],
  ])('is not spoken of when it is %s', (_name, ahead) => {
    expect(offsetOf(ahead)).toBeNull();
  });

  it.each([
    ['three hours behind', -3 * hourMs, '3 h behind'],
    ['four minutes ahead', 4 * minuteMs, '4 min ahead'],
    ['just under two hours ahead', 1.9 * hourMs, '2 h ahead'],
    ['a year behind', -365 * 24 * hourMs, '365 days behind'],
  ])('is found when it is %s', (_name, ahead, words) => {
    const offset = offsetOf(ahead);
    expect(offset).toBe(ahead);
    expect(offsetWords(offset ?? 0)).toBe(words);
  });

  it('is not blamed for a slow answer', () => {
    expect(offsetOf(0, 10 * minuteMs)).toBeNull();
    expect(offsetOf(6 * minuteMs, 10 * minuteMs)).toBeNull();
    expect(offsetOf(8 * minuteMs, 10 * minuteMs)).toBe(8 * minuteMs);
  });

  it.each([
    ['the answer names no time', { sentAt: serverAt, receivedAt: serverAt, serverAt: Number.NaN }],
    ['the clock was set back on the way', { sentAt: serverAt + hourMs, receivedAt: serverAt, serverAt }],
  ])('is not judged when %s', (_name, reading) => {
    expect(clockOffset(reading)).toBeNull();
  });
});
