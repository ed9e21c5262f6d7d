import { describe, expect, it } from 'vitest';
import { webexUserSchema } from '@/lib/scim/user';
import { type ArrivalKind, type Baseline, compareUser, isOlder, looksUnverified, type UserState, userStateOf } from './arrivals';

const at = Date.UTC(2026, 10, 24, 14);
const minute = 60_000;

const state: UserState = {
  userId: 'u1',
  name: 'Mira Okafor',
  userName: 'mira.okafor@example.com',
  active: true,
  externalId: null,
  source: null,
  licences: 1,
  accountStatus: 'active',
  createdAt: at - 90 * minute,
  modifiedAt: at - 30 * minute,
  version: 'W/"1"',
};
const later = { modifiedAt: at + minute, version: 'W/"2"' };
const small: Baseline = { at, complete: true, horizon: null };
const large: Baseline = { at, complete: false, horizon: at - 60 * minute };
const unsorted: Baseline = { at, complete: false, horizon: null };

type Change = Partial<UserState> | null;
const cases: [name: string, before: Change, now: Partial<UserState>, baseline: Baseline, kind: ArrivalKind | null][] = [
  ['somebody new, in a baseline of all', null, { createdAt: at + minute, ...later }, small, 'created'],
  ['somebody new whose time of creation Webex leaves out', null, { createdAt: null, ...later }, small, 'created'],
  ['somebody new by a Webex clock that is behind ours', null, { createdAt: at - minute, modifiedAt: at - minute }, small, 'created'],
  ['somebody new who is inactive', null, { createdAt: at + minute, ...later, active: false }, small, 'created'],
  ['somebody new, in a large organization', null, { createdAt: at + minute, ...later }, large, 'created'],
  ['somebody new by a clock behind ours, in a large organization', null, { createdAt: at - minute, ...later }, large, 'created'],
  ['somebody old, read for the first time because of a change', null, later, large, 'updated'],
  ['somebody old, read for the first time and inactive', null, { ...later, active: false }, large, 'deactivated'],
  ['somebody old, only read for the first time', null, { modifiedAt: at - 61 * minute }, large, null],
  ['somebody old without a time, only read for the first time', null, { modifiedAt: null, createdAt: null }, large, null],
  ['somebody new in an unsorted list', null, { createdAt: at + minute, ...later }, unsorted, 'created'],
  ['somebody old in an unsorted list, never read before', null, {}, unsorted, null],
  ['nobody changed', {}, {}, small, null],
  ['a title', {}, later, small, 'updated'],
  ['a new version at the same time', {}, { version: 'W/"2"' }, small, 'updated'],
  ['a new time without versions', { version: null }, { version: null, modifiedAt: at }, small, 'updated'],
  [
    'a name, in a directory without times and versions',
    { modifiedAt: null, version: null },
    { modifiedAt: null, version: null, name: 'M. O.' },
    small,
    'updated',
  ],
  [
    'nothing, in a directory without times and versions',
    { modifiedAt: null, version: null },
    { modifiedAt: null, version: null },
    small,
    null,
  ],
  ['an external ID where there was none', {}, { ...later, externalId: '00u1' }, small, 'linked'],
  ['another external ID', { externalId: '00u1' }, { ...later, externalId: '00u2' }, small, 'updated'],
  ['Okta as the source', { source: 'AD' }, { ...later, source: 'OKTA' }, small, 'linked'],
  ['a link that wakes up an inactive user', { active: false }, { ...later, externalId: '00u1', active: true }, small, 'linked'],
  ['a deactivation', {}, { ...later, active: false }, small, 'deactivated'],
  ['a deactivation that Webex gave no new time', {}, { active: false }, small, 'deactivated'],
  ['a deactivation of somebody linked at once', {}, { ...later, active: false, externalId: '00u1' }, small, 'deactivated'],
  ['a reactivation', { active: false }, { ...later, active: true }, small, 'reactivated'],
  ['an older reading, from a search that lags', later, { active: false }, small, null],
];

describe('what happened to a user', () => {
  it.each(cases)('%s', (_name, before, now, baseline, kind) => {
    expect(compareUser(before && { ...state, ...before }, { ...state, ...now }, baseline)).toBe(kind);
  });

  it('an older reading is known as one, and one without a time never is', () => {
    expect(isOlder({ ...state, ...later }, state)).toBe(true);
    expect(isOlder(state, { ...state, ...later })).toBe(false);
    expect(isOlder({ ...state, ...later }, { ...state, modifiedAt: null })).toBe(false);
  });
});

describe('what is remembered of a user', () => {
  it('reads the documented shape', () => {
    const user = {
      id: 'u1',
      externalId: '00u1',
      userName: 'mira.okafor@example.com',
      active: true,
      displayName: 'Mira Okafor',
      meta: { created: '2026-11-24T13:00:00Z', lastModified: '2026-11-24T14:00:00.000Z', version: 'W/"7"' },
      [webexUserSchema]: { accountStatus: ['pending', 'transient'], provisionSource: 'OKTA', licenseID: [] },
    };
    expect(userStateOf(user)).toEqual({
      userId: 'u1',
      name: 'Mira Okafor',
      userName: 'mira.okafor@example.com',
      active: true,
      externalId: '00u1',
      source: 'OKTA',
      licences: 0,
      accountStatus: 'pending, transient',
      createdAt: at - 60 * minute,
      modifiedAt: at,
      version: 'W/"7"',
    });
  });

  it('takes silence for not known, and for active', () => {
    expect(userStateOf({ id: 'u2' })).toMatchObject({
      userName: 'u2',
      active: true,
      licences: null,
      accountStatus: null,
      modifiedAt: null,
    });
  });
});

it.each([
  [null, false],
  ['active', false],
  ['pending', false],
  ['transient', true],
  ['pending_transient', true],
  ['active, compliance-transient', true],
  ['fraud', false],
])('an account that is %s looks unverified: %s', (status, unverified) => {
  expect(looksUnverified(status)).toBe(unverified);
});
