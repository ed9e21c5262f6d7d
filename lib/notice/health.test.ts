import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circumstances, type HealthRecord, type Judgement, judgeHealth, withAnotherToken } from './health';
import type { Observation } from './observe-health';

const start = Date.parse('2026-11-24T08:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const every: Circumstances = { everyMs: 6 * hour, expiresAt: null, toldForAll: null };

const fine: Observation = { kind: 'fine' };
const refused: Observation = { kind: 'refused', reason: 'token' };
const failed: Observation = { kind: 'failed', reason: 'role' };
const unreachable: Observation = { kind: 'unreachable', reason: 'host' };
const ended: Observation = { kind: 'ended' };

/** Observes one thing after the other, each when it is due. */
function walk(observations: readonly Observation[], from: HealthRecord | null = null, circumstances = every) {
  const judgements: (Judgement & { at: number })[] = [];
  let record = from;
  let now = from?.nextAt ?? start;
  for (const observation of observations) {
    const judgement = judgeHealth(record, observation, now, circumstances);
    judgements.push({ ...judgement, at: now });
    record = judgement.record;
    now = record.nextAt;
  }
  return judgements;
}
const told = (observations: readonly Observation[], circumstances = every) =>
  walk(observations, null, circumstances).map(({ tell }) => tell);
const waits = (observations: readonly Observation[]) => walk(observations).map(({ at, record }) => (record.nextAt - at) / minute);
const states = (observations: readonly Observation[]) => walk(observations).map(({ record }) => record.state);

describe('judgeHealth', () => {
  it('asks again after the interval while all is well', () => {
    expect(waits([fine, fine])).toEqual([360, 360]);
    expect(told([fine, fine])).toEqual([null, null]);
  });

  it('quarantines a refused token at once, with an alarm, and asks after 6, 12 and 24 hours', () => {
    expect(states([fine, refused])).toEqual(['healthy', 'quarantined']);
    expect(told([fine, refused, refused, refused])).toEqual([null, 'alarm', null, null]);
    expect(waits([refused, refused, refused, refused])).toEqual([360, 720, 1440, 1440]);
  });

  it('asks soon after another fault, and raises an alarm at the second in a row', () => {
    expect(waits([failed, failed, failed, failed])).toEqual([15, 30, 60, 60]);
    expect(told([failed, failed, failed])).toEqual([null, 'alarm', null]);
    expect(told([failed, fine, failed, fine])).toEqual([null, null, null, null]);
  });

  it('quarantines after five faults in a row', () => {
    expect(states([failed, failed, failed, failed, failed, failed])).toEqual([
      'degraded',
      'degraded',
      'degraded',
      'degraded',
      'quarantined',
      'quarantined',
    ]);
  });

  it('never quarantines for Webex being out of reach, and waits for the third time before it tells', () => {
    const many = Array.from({ length: 12 }, () => unreachable);
    expect(new Set(states(many))).toEqual(new Set(['degraded']));
    expect(told(many).slice(0, 4)).toEqual([null, null, 'alarm', null]);
    // Nor does it prepare a quarantine for a fault that follows.
    expect(states([...many, failed]).at(-1)).toBe('degraded');
  });

  it('lets one connection tell for all that Webex is out of reach, and only that one of the recovery', () => {
    const many = [unreachable, unreachable, unreachable, unreachable, fine];
    expect(told(many, { ...every, toldForAll: start })).toEqual([null, null, null, null, null]);
    expect(told(many, { ...every, toldForAll: start - 2 * day })).toEqual([null, null, 'alarm', null, 'recovery']);
    expect(told([failed, failed], { ...every, toldForAll: start })).toEqual([null, 'alarm']);
  });

  it('learns nothing of a quarantine while Webex is out of reach', () => {
    const [first, second] = walk([refused, unreachable]);
    const { state, reason, since, failures } = first?.record ?? {};
    expect(second?.record).toMatchObject({ state, reason, since, failures });
    expect(waits([refused, unreachable, unreachable, refused])).toEqual([360, 360, 360, 720]);
  });

  it('counts ladders in quick succession once, as when a person asks again and again', () => {
    let record: HealthRecord | null = null;
    for (let count = 0; count < 10; count += 1) {
      const { record: next, tell }: Judgement = judgeHealth(record, failed, start + count * 20_000, every);
      expect([next.state, next.failures, tell]).toEqual(['degraded', 1, null]);
      record = next;
    }
    expect(judgeHealth(record, failed, start + 10 * minute, every).tell).toBe('alarm');
  });

  it('asks again no later than usual, and looks again when the token ends', () => {
    const brisk = { ...every, everyMs: 20 * minute };
    expect(walk([failed, failed, failed], null, brisk).map(({ at, record }) => (record.nextAt - at) / minute)).toEqual([15, 20, 20]);
    const ending = { ...every, expiresAt: start + hour };
    expect(judgeHealth(null, fine, start, ending).record.nextAt).toBe(start + hour);
    expect(judgeHealth(null, refused, start, ending).record.nextAt).toBe(start + hour);
    expect(judgeHealth(null, ended, start + hour, ending).record.nextAt).toBe(start + 7 * hour);
  });

  it('tells nothing while nothing is asked by itself', () => {
    expect(told([refused, fine, failed, failed], { ...every, everyMs: 0 })).toEqual([null, null, null, null]);
  });

  it('tells of the recovery only when it told of the trouble', () => {
    expect(told([refused, fine, fine])).toEqual(['alarm', 'recovery', null]);
    expect(told([failed, fine])).toEqual([null, null]);
  });

  it('tells of an end by no alarm', () => {
    expect(told([fine, ended, ended, fine])).toEqual([null, null, null, null]);
    expect(states([refused, ended])).toEqual(['quarantined', 'expired']);
  });

  it('tells of the recovery that another token brings, also when the first one ended meanwhile', () => {
    for (const trouble of [[refused], [refused, ended]]) {
      const last = walk(trouble).at(-1)?.record;
      expect(walk([fine], last && withAnotherToken(last)).map(({ tell, record }) => [tell, record.troubleSince])).toEqual([
        ['recovery', null],
      ]);
      expect(walk([refused], last && withAnotherToken(last)).map(({ tell }) => tell)).toEqual([null]);
    }
  });

  it('keeps since when while state and reason stay', () => {
    const since = walk([refused, refused, { kind: 'refused', reason: 'scim' }]).map(({ record }) => record.since);
    expect(since[1]).toBe(since[0]);
    expect(since[2]).toBeGreaterThan(start);
  });

  it('tells a trouble that comes back within a day once the day is over', () => {
    const first = judgeHealth(null, refused, start, every);
    const well = judgeHealth(first.record, fine, start + hour, every);
    const again = judgeHealth(well.record, refused, start + 2 * hour, every);
    expect(again.tell).toBeNull();
    expect(judgeHealth(again.record, refused, start + 8 * hour, every).tell).toBeNull();
    expect(judgeHealth(again.record, refused, start + day, every).tell).toBe('alarm');
  });

  it.each([
    ['a year ahead', 365 * day],
    ['a year behind', -365 * day],
  ])('is not misled for long by a clock that was %s', (_name, by) => {
    const wrong = judgeHealth(null, refused, start + by, every);
    const right = judgeHealth(wrong.record, refused, start, every);
    expect(right.record.since).toBeLessThanOrEqual(start);
    expect(right.record.troubleSince).toBeLessThanOrEqual(start);
    // An alarm that was dated into the future stands for nothing.
    expect(right.tell).toBe(by > 0 ? 'alarm' : null);
    expect(right.record.nextAt - start).toBe(12 * hour);
    expect(judgeHealth(right.record, fine, start + hour, every).tell).toBe('recovery');
  });

  const anyObservation = fc.constantFrom(fine, refused, failed, unreachable, ended, { kind: 'failed', reason: 'scim' } as const);
  it('raises at most one alarm a day for each reason, and tells of recovery only after an alarm', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyObservation, fc.integer({ min: minute, max: 2 * day })), { maxLength: 60 }), (steps) => {
        let record: HealthRecord | null = null;
        let now = start;
        let open = false;
        const last: Record<string, number> = {};
        for (const [observation, wait] of steps) {
          now += wait;
          const judgement: Judgement = judgeHealth(record, observation, now, every);
          record = judgement.record;
          if (judgement.tell === 'alarm') {
            const { reason } = judgement.record;
            expect(now - (last[reason ?? ''] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(day);
            last[reason ?? ''] = now;
            open = true;
          }
          if (judgement.tell === 'recovery') {
            expect(open).toBe(true);
            open = false;
          }
          if (record.state === 'quarantined') expect(record.nextAt - now).toBeGreaterThanOrEqual(6 * hour);
        }
      }),
    );
  });

  it('asks a Webex that refuses no more often than after 6, 12 and 24 hours, whatever comes between', () => {
    const late = fc.integer({ min: 0, max: hour });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(refused, unreachable, failed), late), { minLength: 1, maxLength: 30 }), (steps) => {
        let { record } = judgeHealth(null, refused, start, every);
        let refusals = 1;
        for (const [observation, lateness] of steps) {
          const now = record.nextAt + lateness;
          record = judgeHealth(record, observation, now, every).record;
          refusals += observation === unreachable ? 0 : 1;
          expect(record.state).toBe('quarantined');
          expect(record.nextAt - now).toBe(([6, 12][refusals - 1] ?? 24) * hour);
        }
      }),
    );
  });
});
