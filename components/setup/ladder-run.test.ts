import { expect, it } from 'vitest';
import type { CheckId, CheckStatus } from '@/lib/setup/check';
import { run } from '@/lib/setup/view.fixture';
import { remedyPlaceOf } from './ladder-run';

const cases: readonly { of: readonly (readonly [CheckId, CheckStatus])[]; place: string | null }[] = [
  { of: [['token', 'pass']], place: null },
  { of: [['role', 'warn']], place: null },
  { of: [['host', 'fail']], place: null },
  { of: [['scim', 'fail']], place: null },
  { of: [['token', 'fail']], place: 'authorize' },
  { of: [['not-personal', 'fail']], place: 'authorize' },
  { of: [['environment', 'fail']], place: 'authorize' },
  { of: [['role', 'fail']], place: 'authorize' },
  { of: [['expiry', 'fail']], place: 'authorize' },
  { of: [['organization', 'fail']], place: 'organization-id' },
  {
    of: [
      ['role', 'fail'],
      ['organization', 'fail'],
    ],
    place: 'organization-id',
  },
  {
    of: [
      ['scim', 'fail'],
      ['role', 'fail'],
    ],
    place: 'authorize',
  },
];

it.each(cases)('leads from $of to $place', ({ of, place }) => {
  expect(remedyPlaceOf(run(of))).toBe(place);
});
