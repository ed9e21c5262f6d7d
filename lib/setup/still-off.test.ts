import { describe, expect, it } from 'vitest';
import type { ConnectionFacts } from '@/lib/connection';
import { stillOff } from './still-off';
import { credential, empty, now, run, said, watch } from './view.fixture';

const well: ConnectionFacts = {
  ...empty,
  credential,
  checkRun: run([['scim', 'pass']]),
  statements: said('create-users', 'update-attributes', 'deactivate-users', 'sync-chosen'),
  arrivals: watch({ created: 1 }),
};

const cases: readonly (readonly [name: string, view: ConnectionFacts, off: readonly (readonly [RegExp, string])[]])[] = [
  ['nothing, when all is well', well, []],
  ['that nobody has arrived', { ...well, arrivals: watch({ updated: 2 }) }, [[/No user has been seen/, 'assign']]],
  [
    'users without a licence',
    { ...well, arrivals: watch({ created: 2 }, { unlicensed: 2 }) },
    [[/^2 arrived users have no licence/, 'prepare']],
  ],
  ['an unverified domain', { ...well, arrivals: watch({ created: 1 }, { unverified: 1 }) }, [[/unverified e-mail domain/, 'prepare']]],
  ['a token that has expired', { ...well, credential: { ...credential, expiresAt: now } }, [[/token has expired/, 'authorize']]],
  ['a token of which no end is known', { ...well, credential: { ...credential, expiresAt: null } }, [[/not known/, 'verify']]],
  [
    'findings of the ladder, failures first',
    {
      ...well,
      checkRun: run([
        ['licences', 'warn'],
        ['role', 'fail'],
        ['host', 'pass'],
      ]),
    },
    [
      [/finding of role/, 'verify'],
      [/finding of licences/, 'verify'],
    ],
  ],
  [
    'that the checks are out of date, in place of what they found',
    { ...well, checkRun: run([['role', 'fail']], { stale: true }) },
    [[/out of date/, 'verify']],
  ],
  [
    'a box that is off, as the admin said',
    { ...well, statements: said('create-users', 'update-attributes', 'sync-chosen') },
    [[/Deactivate Users is off/, 'choose-sync']],
  ],
];

describe('what is still off', () => {
  it.each(cases)('names %s', (_name, view, off) => {
    expect(stillOff(view).map(({ title, step }) => [title, step])).toEqual(
      off.map(([title, step]) => [expect.stringMatching(title), step]),
    );
  });

  it('believes its own eyes more than a box that was left unticked', () => {
    const view = { ...well, statements: said('create-users', 'sync-chosen'), arrivals: watch({ created: 1, updated: 1, deactivated: 1 }) };
    expect(stillOff(view)).toEqual([]);
  });
});
