import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '@/lib/problems';
import type { CheckId, CheckResult, CheckStatus } from '@/lib/setup/check';
import { type Observation, observe, observeOne } from './observe-health';

const start = Date.parse('2026-11-24T08:00:00Z');
const fine: Observation = { kind: 'fine' };
const refused: Observation = { kind: 'refused', reason: 'token' };
const ended: Observation = { kind: 'ended' };

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
const answered = (problem: ProblemCode, trackingId: string | null): Partial<CheckResult> => ({
  exchange: { method: 'GET', target: 'webexapis.com/v1/people/me', status: 401, ms: 1, trackingId, problem },
});
const unauthorized = (trackingId: string | null) => answered('upstream-unauthorized', trackingId);

describe('observe', () => {
  it.each([
    ['all passed', [result('host', 'pass'), result('token', 'pass')], fine],
    ['warnings only', [result('licences', 'warn'), result('source', 'unknown')], fine],
    ['Webex’s own refusal', [result('token', 'fail', unauthorized('ROUTER_1'))], refused],
    [
      'a refusal in the middle of the ladder',
      [result('token', 'pass'), result('second-page', 'fail', unauthorized('ROUTER_1'))],
      { kind: 'refused', reason: 'second-page' },
    ],
    ['a refusal without Webex’s mark', [result('token', 'fail', unauthorized(null))], { kind: 'unreachable', reason: 'token' }],
    ['no answer', [result('host', 'fail'), result('token', 'skipped')], { kind: 'unreachable', reason: 'host' }],
    ['a lesser role', [result('token', 'pass'), result('role', 'fail')], { kind: 'failed', reason: 'role' }],
    [
      'an outage while users are read',
      [result('scim', 'unknown', answered('upstream-unavailable', 'ROUTER_1'))],
      { kind: 'unreachable', reason: 'scim' },
    ],
    [
      'users that may not be read',
      [result('scim', 'fail', answered('upstream-forbidden', 'ROUTER_1'))],
      { kind: 'failed', reason: 'scim' },
    ],
    [
      'a sample that may not be read',
      [result('scim', 'pass'), result('licences', 'fail', answered('upstream-forbidden', 'ROUTER_1'))],
      fine,
    ],
    ['the lowest rung first', [result('scim', 'fail'), result('role', 'fail')], { kind: 'failed', reason: 'role' }],
  ] as const)('reads %s', (_name, results, expected) => {
    expect(observe(results, null, start)).toEqual(expected);
  });

  it('goes by the clock first', () => {
    expect(observe([result('token', 'fail', unauthorized('ROUTER_1'))], start, start)).toEqual(ended);
    expect(observe([result('token', 'pass')], start + 1, start)).toEqual(fine);
  });
});

describe('observeOne', () => {
  const proven = [result('token', 'pass'), result('scim', 'pass')];
  it.each([
    ['a rung that mends the last fault', 'role', [...proven, result('role', 'pass')], fine],
    ['a refusal by the rung that was asked', 'token', [result('token', 'fail', unauthorized('ROUTER_1'))], refused],
    ['nothing of a refusal by another rung', 'host', [result('host', 'pass'), result('token', 'fail', unauthorized('ROUTER_1'))], null],
    ['nothing of a fault, which the whole ladder must find again', 'role', [...proven, result('role', 'fail')], null],
    ['nothing while the rungs above were skipped', 'token', [result('token', 'pass'), result('scim', 'skipped')], null],
  ] as const)('reads %s', (_name, id, results, expected) => {
    expect(observeOne(id, results, null, start)).toEqual(expected);
  });
});
