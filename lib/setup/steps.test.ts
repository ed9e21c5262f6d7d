import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import type { CheckId, CheckResult, CheckStatus } from './check';
import { firstUnfinishedStep, isStepId, progressOf, stepIds, steps } from './steps';

const now = Date.parse('2026-11-24T14:00:00Z');
const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';

const empty: ConnectionView = {
  id: 'c',
  name: 'New connection',
  environment: 'sandbox',
  organizationId: null,
  edition: null,
  createdAt: now,
  authorization: null,
  credential: null,
  statements: [],
  checkRun: null,
  hosts: { idBroker: '', controlHub: '' },
  serverNow: now,
};

const credential: NonNullable<ConnectionView['credential']> = {
  id: 't',
  status: 'active',
  fingerprint: '0a1b2c3d',
  organizationId,
  signedInAs: 'ada@example.com',
  receivedAt: now,
  expiresAt: now + 1_000_000,
  expirySource: 'expires_in',
  expiresInSeconds: 1_000,
  identifyProblem: null,
};

const result = (id: CheckId, status: CheckStatus): CheckResult => ({
  id,
  status,
  finding: '',
  detail: null,
  remedy: null,
  oktaSays: null,
  exchange: null,
  source: null,
});
const run = (statuses: Partial<Record<CheckId, CheckStatus>>, more: Partial<NonNullable<ConnectionView['checkRun']>> = {}) => ({
  id: 'r',
  startedAt: now,
  finishedAt: now,
  interrupted: false,
  stale: false,
  requests: 5,
  results: stepEntries(statuses).map(([id, status]) => result(id, status)),
  ...more,
});
const stepEntries = (statuses: Partial<Record<CheckId, CheckStatus>>) => {
  const ids: CheckId[] = ['token', 'organization', 'role', 'scim', 'licences'];
  return ids.flatMap((id): [CheckId, CheckStatus][] => (statuses[id] ? [[id, statuses[id]]] : []));
};
const good = { token: 'pass', organization: 'pass', role: 'pass', scim: 'pass' } as const;
const markOf = (view: ConnectionView, id: string) => progressOf(view).find((state) => state.id === id);

describe('the guide’s progress', () => {
  it('has eight steps in order, numbered from one', () => {
    expect(steps.map((step) => step.id)).toEqual(stepIds);
    expect(steps.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(isStepId('verify')).toBe(true);
    expect(isStepId('verify2')).toBe(false);
  });

  it('begins at the first step', () => {
    expect(firstUnfinishedStep(empty)).toBe('prepare');
    expect(progressOf(empty).every((state) => state.mark === 'todo')).toBe(true);
  });

  it('shows the admin’s word as stated, never as verified', () => {
    const view = { ...empty, statements: [{ step: 'prepare' as const, by: 'Test', at: now }] };
    expect(markOf(view, 'prepare')).toMatchObject({ mark: 'stated', done: true, at: now });
    expect(firstUnfinishedStep(view)).toBe('add-app');
  });

  it('shows an Organization ID as saved until Webex has confirmed it', () => {
    const saved = { ...empty, organizationId };
    expect(markOf(saved, 'organization-id')?.mark).toBe('saved');
    expect(markOf({ ...saved, credential, checkRun: run(good) }, 'organization-id')?.mark).toBe('verified');
  });

  it('makes everything stale that a changed input had proved', () => {
    const view = { ...empty, organizationId, credential, checkRun: run(good, { stale: true }) };
    expect(markOf(view, 'organization-id')?.mark).toBe('stale');
    expect(markOf(view, 'verify')).toMatchObject({ mark: 'stale', done: false });
  });

  it.each([
    ['a rung failed', run({ ...good, role: 'fail' }), 'failed', false],
    ['users could not be read', run({ ...good, scim: 'unknown' }), 'warned', false],
    ['the organization is not known', run({ ...good, organization: 'unknown' }), 'warned', false],
    ['it still runs', run(good, { finishedAt: null }), 'running', false],
    ['its server died', run(good, { finishedAt: null, interrupted: true }), 'stale', false],
    ['there is a warning only', run({ ...good, licences: 'warn' }), 'verified', true],
  ] as const)('marks step 5 when %s', (_name, checkRun, mark, done) => {
    expect(markOf({ ...empty, organizationId, credential, checkRun }, 'verify')).toMatchObject({ mark, done });
  });

  it('takes a link that was taken back as not begun', () => {
    const authorization = {
      id: 'a',
      status: 'refused',
      issuedAt: now,
      expiresAt: now,
      tokenOrganizationId: null,
      oauthError: null,
    } as const;
    expect(
      markOf({ ...empty, organizationId, authorization: { ...authorization, problem: 'authorization-superseded' } }, 'authorize')?.mark,
    ).toBe('todo');
    expect(markOf({ ...empty, organizationId, authorization: { ...authorization, problem: 'access-denied' } }, 'authorize')?.mark).toBe(
      'failed',
    );
  });

  it('does not count an expired or unidentified token as done', () => {
    expect(markOf({ ...empty, organizationId, credential: { ...credential, expiresAt: now } }, 'authorize')).toMatchObject({
      mark: 'failed',
      done: false,
    });
    expect(markOf({ ...empty, organizationId, credential: { ...credential, status: 'received' } }, 'authorize')).toMatchObject({
      done: false,
    });
  });
});
