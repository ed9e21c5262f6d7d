import { describe, expect, it } from 'vitest';
import type { CheckStatus } from './check';
import { usersCountOf, usersToday } from './users-today';
import { empty, now, run, watch } from './view.fixture';

/** A run whose check over SCIM ended so, with these words. */
function scim(detail: string | null, at = now, status: CheckStatus = 'pass') {
  const checkRun = run([['scim', status]]);
  return { ...checkRun, results: checkRun.results.map((result) => ({ ...result, detail, at })) };
}
const watched = (total: number, at: number) => watch({ created: 3 }, { baseline: { total, known: total, at } });

describe('the number of users', () => {
  it.each([0, 1, 25, 1_284, 100_000, 1_234_567])('is read as the check wrote it: %d', (total) => {
    const view = { ...empty, checkRun: scim(`${usersToday(total)} This is the question that Okta asks when you test.`) };
    expect(usersCountOf(view)).toEqual({ total, at: now, by: 'check' });
  });

  it.each([
    ['nobody asked', empty],
    ['the check failed', { ...empty, checkRun: scim(usersToday(25), now, 'fail') }],
    ['the check named none', { ...empty, checkRun: scim(null) }],
    ['the check said something else', { ...empty, checkRun: scim('Some users today.') }],
    ['the watch has only begun', { ...empty, arrivals: watch({}, { baseline: null }) }],
  ])('is not known when %s', (_when, view) => {
    expect(usersCountOf(view)).toBeNull();
  });

  it.each([
    ['of the watch, when it began after the check', now - 1, now, { total: 30, at: now, by: 'watch' }],
    ['of the check, when that came after', now + 1, now, { total: 25, at: now + 1, by: 'check' }],
  ])('is that %s', (_which, checkedAt, watchedAt, count) => {
    expect(usersCountOf({ ...empty, checkRun: scim(usersToday(25), checkedAt), arrivals: watched(30, watchedAt) })).toEqual(count);
  });

  it('is that of the watch when the checks found none', () => {
    expect(usersCountOf({ ...empty, checkRun: scim(null), arrivals: watched(30, now) })).toEqual({ total: 30, at: now, by: 'watch' });
  });
});
