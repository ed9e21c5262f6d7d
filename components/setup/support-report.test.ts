import { expect, it } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import { toSupportReport } from './support-report';

const run = {
  id: 'run-1',
  startedAt: Date.UTC(2026, 10, 24, 13),
  finishedAt: Date.UTC(2026, 10, 24, 13, 0, 4),
  interrupted: false,
  stale: false,
  requests: 2,
  results: [
    {
      id: 'token',
      status: 'fail',
      finding: 'Webex refused the token of r.kade@example.com',
      detail: 'Signed in as Robin Kade',
      remedy: null,
      oktaSays: null,
      exchange: {
        method: 'GET',
        target: 'webexapis.com/v1/people/me',
        status: 401,
        ms: 118.4,
        trackingId: 'ROUTER_6',
        problem: 'upstream-unauthorized',
      },
      source: null,
    },
  ],
} as const;

const view = {
  id: 'c1',
  name: 'Halden Logistics',
  environment: 'commercial',
  organizationId: 'a35bfbc6-ccbd-4a17-a488-72f46c5420c9',
  edition: null,
  createdAt: 0,
  authorization: null,
  credential: null,
  statements: [],
  checkRun: run,
  hosts: { idBroker: '', controlHub: '' },
  serverNow: 0,
} as const satisfies ConnectionView;

it('keeps what support needs and leaves people out', () => {
  const report = toSupportReport(view, run);
  expect(report).toContain('GET webexapis.com/v1/people/me -> 401, 118 ms');
  expect(report).toContain('Webex tracking ID: ROUTER_6');
  expect(report).toContain('Organization: a35b…20c9');
  expect(report).not.toMatch(/kade|Robin|Halden|ccbd/);
});
