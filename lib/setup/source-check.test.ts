import { expect, it } from 'vitest';
import { environmentOf } from '@/lib/webex/environments';
import { readTokenShape } from '@/lib/webex/token';
import type { Facts } from './facts';
import { judgeSource } from './source-check';

const newest = Date.UTC(2026, 10, 12, 23, 59);

function factsOf(sources: readonly (string | null)[], total: number, newestFromDirectoryConnector: number | null): Facts {
  const exchange = { method: 'GET', target: 'example.com/Users', status: 200, ms: 1, trackingId: null, problem: null } as const;
  return {
    environment: environmentOf('sandbox', 'http://127.0.0.1:3000/sandbox'),
    organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37',
    token: readTokenShape('token'),
    receivedAt: 0,
    expiresInSeconds: null,
    now: 0,
    sample: {
      exchange,
      problem: null,
      said: null,
      value: { total, ids: sources.map((_, index) => String(index)), sources, licences: [], newestFromDirectoryConnector },
    },
  };
}

it.each([
  [['OKTA', 'SCIM', null], 'pass', /No trace/, '3 of 1,200 users looked at.'],
  [[null, null], 'unknown', /not known/, 'Webex did not name a source. 2 of 1,200 users looked at.'],
  [[], 'pass', /No trace/, '0 of 1,200 users looked at.'],
  [
    ['OKTA', 'AD', 'AD'],
    'warn',
    /Directory Connector looks/,
    '2 users came from Active Directory (provisionSource AD), newest change 12 Nov 2026. 3 of 1,200 users looked at.',
  ],
  [['AAD'], 'warn', /Entra ID looks/, '1 user came from Entra ID (provisionSource AAD). 1 of 1,200 users looked at.'],
  [['BROADWORKS'], 'warn', /BroadWorks looks/, '1 user'],
  [['LDAP'], 'warn', /Another source/, 'provisionSource LDAP'],
  [['<b>no</b>'], 'warn', /Another source/, 'without a readable name'],
  [['AAD', 'AAD', 'AD'], 'warn', /Directory Connector looks/, '2 users'],
] as const)('judges %j as %s', (sources, status, finding, detail) => {
  const verdict = judgeSource(factsOf(sources, 1_200, (sources as readonly unknown[]).includes('AD') ? newest : null));
  expect(verdict).toMatchObject({ status, finding: expect.stringMatching(finding) });
  expect(verdict.detail).toContain(detail);
  expect(verdict.remedy === null).toBe(status !== 'warn');
});
