import { describe, expect, it } from 'vitest';
import { now, run } from '@/lib/setup/view.fixture';
import { lastCheckOf, rankOf } from './last-check';

const good = [
  ['organization', 'pass'],
  ['scim', 'pass'],
] as const;

describe('the last check of a connection', () => {
  it.each([
    ['a failure before any warning', run([...good, ['role', 'fail'], ['licences', 'warn']]), 'failed', 1],
    ['warnings', run([...good, ['role', 'warn'], ['licences', 'warn']]), 'warned', 2],
    ['users that could not be read', run([['organization', 'pass']]), 'unproven', 0],
    ['a pass', run(good), 'passed', 0],
    ['a run that goes on', run([], { finishedAt: null }), 'running', 0],
    ['a run whose server died', run(good, { finishedAt: null, interrupted: true }), 'stopped', 0],
  ] as const)('tells of %s', (_name, ladder, state, count) => {
    expect(lastCheckOf(ladder)).toEqual({ state, count, at: now, stale: false });
  });

  it('is none when nothing was asked', () => {
    expect(lastCheckOf(null)).toBeNull();
  });

  it('ranks the worse after the better, and two failures after one', () => {
    const ladders = [
      run(good),
      run([...good, ['licences', 'warn']]),
      run([['role', 'fail']]),
      run([
        ['role', 'fail'],
        ['scim', 'fail'],
      ]),
    ];
    const numbers = ladders.map((ladder) => lastCheckOf(ladder)).flatMap((check) => (check ? [rankOf(check)] : []));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(4);
  });
});
