import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckId, CheckResult, CheckStatus } from '@/lib/setup/check';
import { type HealthRecord, type Judgement, judgeHealth, type Observation, observe } from './health';

const start = Date.parse('2026-11-24T08:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const every = 6 * hour;

const fine: Observation = { kind: 'fine' };
const refused: Observation = { kind: 'refused', reason: 'token' };
const failed: Observation = { kind: 'failed', reason: 'role' };
const unreachable: Observation = { kind: 'unreachable', reason: 'host' };
const ended: Observation = { kind: 'ended' };

/** Observes one thing after the other, each when it is due. */
function walk(observations: readonly Observation[], from: HealthRecord | null = null) {
  const judgements: (Judgement & { at: number })[] = [];
  let record = from;
  let now = from?.nextAt ?? start;
  for (const observation of observations) {
    const judgement = judgeHealth(record, observation, now, every);
    judgements.push({ ...judgement, at: now });
    record = judgement.record;
    now = record.nextAt;
  }
  return judgements;
}
const told = (observations: readonly Observation[]) => walk(observations).map(({ tell }) => tell);
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
  });

  it('tells of the recovery only when it told of the trouble', () => {
    expect(told([refused, fine, fine])).toEqual(['alarm', 'recovery', null]);
    expect(told([failed, fine])).toEqual([null, null]);
  });

  it('tells of an end by no alarm, and asks nothing of Webex but the clock', () => {
    expect(told([fine, ended, ended])).toEqual([null, null, null]);
    expect(states([refused, ended])).toEqual(['quarantined', 'expired']);
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

  it('forgets an alarm that a clock ahead of its time raised', () => {
    const ahead = judgeHealth(null, refused, start + 365 * day, every);
    expect(judgeHealth(ahead.record, refused, start, every).tell).toBe('alarm');
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
          if (observation.kind === 'refused') expect(record.nextAt - now).toBeGreaterThanOrEqual(6 * hour);
        }
      }),
    );
  });
});

const result = (id: CheckId, status: CheckStatus, more: Partial<CheckResult> = {}): CheckResult => ({
  id,
  status,
  finding: '',
  detail: null,
  remedy: null,
  oktaSays: null,
  exchange: null,
  source: null,
  at: start,
  ...more,
});
const unauthorized = (trackingId: string | null): Partial<CheckResult> => ({
  exchange: { method: 'GET', target: 'webexapis.com/v1/people/me', status: 401, ms: 1, trackingId, problem: 'upstream-unauthorized' },
});

describe('observe', () => {
  it.each([
    ['all passed', [result('host', 'pass'), result('token', 'pass')], fine],
    ['warnings only', [result('licences', 'warn'), result('source', 'unknown')], fine],
    ['Webex’s own refusal', [result('token', 'fail', unauthorized('ROUTER_1'))], refused],
    ['a refusal without Webex’s mark', [result('token', 'fail', unauthorized(null))], { kind: 'failed', reason: 'token' }],
    ['no answer', [result('host', 'fail'), result('token', 'skipped')], unreachable],
    ['a lesser role', [result('token', 'pass'), result('role', 'fail')], failed],
    ['users that could not be read', [result('scim', 'unknown')], { kind: 'failed', reason: 'scim' }],
  ] as const)('reads %s', (_name, results, expected) => {
    expect(observe(results, null, start)).toEqual(expected);
  });

  it('goes by the clock first', () => {
    expect(observe([result('token', 'fail', unauthorized('ROUTER_1'))], start, start)).toEqual(ended);
    expect(observe([result('token', 'pass')], start + 1, start)).toEqual(fine);
  });
});
