import { describe, expect, it } from 'vitest';
import { defaultPace, nextDelayMs, nextPenalty } from './arrivals-pace';

const well = { problem: null, retryAfterSeconds: null, pages: 1 };
const rhythm = { quietForMs: 0, audience: 1, penalty: 1, failures: 0 };
const limited = { problem: 'upstream-rate-limited', retryAfterSeconds: 30, pages: 0 } as const;
const away = { problem: 'upstream-unavailable', retryAfterSeconds: null, pages: 0 } as const;

describe('the time to the next ask', () => {
  it.each([
    ['just after something happened', {}, well, 2_000],
    ['after a quiet minute', { quietForMs: 60_000 }, well, 5_000],
    ['after three quiet minutes', { quietForMs: 180_000 }, well, 15_000],
    ['while nobody looks', { audience: 0 }, well, 15_000],
    ['after an ask of ten pages', {}, { ...well, pages: 10 }, 10_000],
    ['after a limit with a time', { penalty: 2, failures: 1 }, limited, 30_000],
    ['after a limit without a time', { penalty: 2, failures: 1 }, { ...limited, retryAfterSeconds: null }, 10_000],
    ['in quiet hours after a limit', { quietForMs: 180_000, penalty: 4 }, well, 60_000],
    ['after one failure', { failures: 1 }, away, 5_000],
    ['after three failures', { failures: 3 }, away, 20_000],
    ['after many failures', { failures: 40 }, away, 120_000],
    ['after a limit for longer than the longest time', { failures: 1 }, { ...limited, retryAfterSeconds: 600 }, 600_000],
  ] as const)('%s', (_name, more, outcome, ms) => {
    expect(nextDelayMs(defaultPace, { ...rhythm, ...more }, outcome)).toBe(ms);
  });

  it('doubles with every limit, up to sixteen times, and recovers slowly', () => {
    let penalty = 1;
    for (const expected of [2, 4, 8, 16, 16]) {
      penalty = nextPenalty(penalty, 'upstream-rate-limited');
      expect(penalty).toBe(expected);
    }
    expect(nextPenalty(16, 'upstream-unavailable')).toBe(16);
    expect(nextPenalty(16, null)).toBeCloseTo(14.4);
    let asks = 0;
    for (; penalty > 1 && asks < 100; asks += 1) penalty = nextPenalty(penalty, null);
    expect(asks).toBeGreaterThan(20);
    expect(penalty).toBe(1);
  });
});
