import { describe, expect, it } from 'vitest';
import { countdownOf } from './countdown';

const now = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;
const day = 24 * hour;

describe('countdownOf', () => {
  it('assumes nothing when Webex gave no time', () => {
    expect(countdownOf(null, now)).toEqual({ level: 'unknown', amount: null, unit: null, words: 'Expiry not known' });
  });

  const cases = [
    { left: 45 * day, level: 'pass', amount: 45, unit: 'days', words: 'Nothing to do' },
    { left: 31 * day, level: 'pass', amount: 31, unit: 'days', words: 'Nothing to do' },
    { left: 30 * day, level: 'plan', amount: 30, unit: 'days', words: 'Plan it' },
    { left: 15 * day, level: 'plan', amount: 15, unit: 'days', words: 'Plan it' },
    { left: 14 * day, level: 'warn', amount: 14, unit: 'days', words: 'Renew soon' },
    { left: 7 * day, level: 'fail', amount: 7, unit: 'days', words: 'Renew this week' },
    { left: 2 * day, level: 'fail', amount: 2, unit: 'days', words: 'Renew this week' },
    { left: 2 * day - 1, level: 'fail', amount: 47, unit: 'hours', words: 'Renew this week' },
    { left: day, level: 'today', amount: 24, unit: 'hours', words: 'Renew today' },
    { left: hour, level: 'today', amount: 1, unit: 'hour', words: 'Renew today' },
    { left: 90_000, level: 'today', amount: 1, unit: 'minute', words: 'Renew today' },
    { left: 1, level: 'today', amount: 1, unit: 'minute', words: 'Renew today' },
    { left: 0, level: 'expired', amount: 1, unit: 'minute', words: 'Expired 1 min ago' },
    { left: -2 * hour, level: 'expired', amount: 2, unit: 'hours', words: 'Expired 2 h ago' },
    { left: -3 * day, level: 'expired', amount: 3, unit: 'days', words: 'Expired 3 d ago' },
  ] as const;
  for (const { left, ...expected } of cases) {
    it(`says “${expected.words}” with ${left} ms left`, () => {
      expect(countdownOf(now + left, now)).toEqual(expected);
    });
  }

  it('counts calendar days in the zone of the reader', () => {
    const expiresAt = Date.UTC(2026, 11, 9, 3);
    expect(countdownOf(expiresAt, now, 'UTC').amount).toBe(15);
    expect(countdownOf(expiresAt, now, 'America/Los_Angeles').amount).toBe(14);
  });

  it('does not lose a day to a change of the clocks', () => {
    const before = Date.UTC(2027, 2, 27, 23);
    expect(countdownOf(Date.UTC(2027, 3, 10, 22), before, 'Europe/Berlin').amount).toBe(14);
  });
});
