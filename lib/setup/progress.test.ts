import { describe, expect, it } from 'vitest';
import type { ConnectionFacts } from '@/lib/connection';
import type { CheckId, CheckStatus } from './check';
import { overruledStatements } from './overruled';
import { firstUnfinishedStep, progressOf } from './progress';
import { isStepId, statementsOf } from './step';
import { credential, empty, now, organizationId, run, said, watch } from './view.fixture';

const good: readonly (readonly [CheckId, CheckStatus])[] = [
  ['token', 'pass'],
  ['organization', 'pass'],
  ['role', 'pass'],
  ['scim', 'pass'],
];
const but = (...changes: readonly (readonly [CheckId, CheckStatus])[]) =>
  [...new Map([...good, ...changes])].map(([id, status]) => [id, status] as const);
const stateOf = (view: ConnectionFacts, id: string) => progressOf(view).find((state) => state.id === id);

describe('the guide’s progress', () => {
  it('begins at the first step, and has no step left when all are done', () => {
    expect(firstUnfinishedStep(progressOf(empty))).toBe('prepare');
    expect(progressOf(empty).every((state) => state.mark === 'todo')).toBe(true);
    expect(isStepId('verify')).toBe(true);
    expect(isStepId('verify2')).toBe(false);
    const everything = {
      ...empty,
      organizationId,
      credential,
      checkRun: run(good),
      statements: said(...Object.values(statementsOf).flat()),
    };
    expect(firstUnfinishedStep(progressOf(everything))).toBeNull();
  });

  it('counts the statements of the first step, and shows them as stated, never as verified', () => {
    const some = { ...empty, statements: said('okta-licence', 'domains') };
    expect(stateOf(some, 'prepare')).toMatchObject({ mark: 'todo', done: false, evidence: '2 of 7 confirmed' });
    const all = { ...empty, statements: said(...statementsOf.prepare) };
    expect(stateOf(all, 'prepare')).toMatchObject({ mark: 'stated', done: true, at: now });
    expect(firstUnfinishedStep(progressOf(all))).toBe('add-app');
  });

  it.each([
    ['source', 'warn', 'no-directory-connector'],
    ['role', 'fail', 'full-admin'],
    ['licences', 'warn', 'licence-template'],
    ['not-personal', 'fail', 'webex-subscription'],
  ] as const)('lets the check %s (%s) speak against the statement %s', (check, status, statement) => {
    const view = { ...empty, statements: said(...statementsOf.prepare), checkRun: run(but([check, status])) };
    expect(overruledStatements(view)).toEqual([{ statement, finding: `finding of ${check}` }]);
    expect(stateOf(view, 'prepare')).toMatchObject({ mark: 'warned', done: true });
    expect(overruledStatements({ ...view, statements: [] })).toEqual([]);
  });

  it('shows an Organization ID as saved until Webex has confirmed it', () => {
    const saved = { ...empty, organizationId };
    expect(stateOf(saved, 'organization-id')?.mark).toBe('saved');
    expect(stateOf({ ...saved, credential, checkRun: run(good) }, 'organization-id')?.mark).toBe('verified');
  });

  it('makes everything stale that a changed input had proved', () => {
    const view = { ...empty, organizationId, credential, checkRun: run(good, { stale: true }) };
    expect(stateOf(view, 'organization-id')?.mark).toBe('stale');
    expect(stateOf(view, 'verify')).toMatchObject({ mark: 'stale', done: false });
  });

  it.each([
    ['a rung failed', run(but(['role', 'fail'])), 'failed', false],
    ['users could not be read', run(but(['scim', 'unknown'])), 'warned', false],
    ['the organization is not known', run(but(['organization', 'unknown'])), 'warned', false],
    ['it still runs', run(good, { finishedAt: null }), 'running', false],
    ['its server died', run(good, { finishedAt: null, interrupted: true }), 'stale', false],
    ['there is a warning only', run(but(['licences', 'warn'])), 'verified', true],
  ] as const)('marks step 5 when %s', (_name, checkRun, mark, done) => {
    expect(stateOf({ ...empty, organizationId, credential, checkRun }, 'verify')).toMatchObject({ mark, done });
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
    const marked = (problem: 'authorization-superseded' | 'access-denied') =>
      stateOf({ ...empty, organizationId, authorization: { ...authorization, problem } }, 'authorize')?.mark;
    expect(marked('authorization-superseded')).toBe('todo');
    expect(marked('access-denied')).toBe('failed');
  });

  it('does not count an expired or unidentified token as done', () => {
    const withToken = (more: object) => stateOf({ ...empty, organizationId, credential: { ...credential, ...more } }, 'authorize');
    expect(withToken({ expiresAt: now })).toMatchObject({ mark: 'failed', done: false });
    expect(withToken({ status: 'received' })).toMatchObject({ done: false });
  });

  describe('with a token that is not kept', () => {
    const gone = { ...empty, organizationId, credential: { ...credential, status: 'forgotten', kept: false, forgottenAt: now } } as const;

    it('leaves the marks that were earned, until a day has passed', () => {
      const earned = { ...gone, checkRun: run(good) };
      expect(stateOf(earned, 'organization-id')).toMatchObject({ mark: 'verified', done: true });
      expect(stateOf(earned, 'authorize')).toMatchObject({ mark: 'verified', done: true, evidence: 'Token 0a1b2c3d, not kept here' });
      expect(stateOf(earned, 'verify')).toMatchObject({ mark: 'verified', done: true });
    });

    it('calls nothing verified after that, and asks for nothing that cannot be done', () => {
      const old = { ...gone, checkRun: run(good, { stale: true }) };
      expect(stateOf(old, 'organization-id')).toMatchObject({ mark: 'stale', done: true });
      expect(stateOf(old, 'authorize')).toMatchObject({ mark: 'saved', done: true });
      expect(stateOf(old, 'verify')).toMatchObject({ mark: 'stale', done: true });
    });

    it.each([
      ['nothing was asked with it', null],
      ['a check had failed', run(but(['role', 'fail']), { stale: true })],
      ['users could not be read', run(but(['scim', 'unknown']), { stale: true })],
      ['the run was with a token before it', run(good, { stale: true, startedAt: now - 1 })],
    ] as const)('leaves step 5 open when %s', (_name, checkRun) => {
      const state = stateOf({ ...gone, checkRun }, 'verify');
      expect(state?.done).toBe(false);
      expect(state?.mark).not.toBe('verified');
    });

    it('does not count it as a token once it has ended', () => {
      expect(stateOf({ ...gone, credential: { ...gone.credential, expiresAt: now } }, 'authorize')).toMatchObject({ mark: 'failed' });
    });
  });

  it('turns the admin’s word on Okta’s form into verified when the first user arrives', () => {
    const stated = { ...empty, credential, statements: said('okta-tested') };
    expect(stateOf(stated, 'configure-okta')).toMatchObject({ mark: 'stated', done: true });
    expect(stateOf({ ...stated, arrivals: watch({ created: 1 }) }, 'configure-okta')).toMatchObject({ mark: 'verified', done: true });
    expect(stateOf({ ...stated, arrivals: watch({ updated: 1 }) }, 'configure-okta')?.mark).toBe('stated');
  });

  it('asks for step 6 again when the token was replaced since', () => {
    const replaced = { ...empty, credential: { ...credential, receivedAt: now + 1 }, statements: said('okta-tested') };
    expect(stateOf(replaced, 'configure-okta')).toMatchObject({ mark: 'stale', done: false });
    expect(stateOf({ ...replaced, arrivals: watch({ created: 1 }) }, 'configure-okta')?.mark).toBe('stale');
  });

  it('warns when nobody can be created, and is verified only when all three were seen at work', () => {
    expect(stateOf({ ...empty, statements: said('sync-chosen') }, 'choose-sync')).toMatchObject({ mark: 'warned', done: true });
    const on = { ...empty, statements: said('sync-chosen', 'create-users', 'update-attributes') };
    expect(stateOf(on, 'choose-sync')).toMatchObject({ mark: 'stated', evidence: 'You confirmed, 2 of 3 on' });
    expect(stateOf({ ...on, arrivals: watch({ created: 1, updated: 1 }) }, 'choose-sync')?.mark).toBe('stated');
    expect(stateOf({ ...on, arrivals: watch({ linked: 1, updated: 1, deactivated: 1 }) }, 'choose-sync')?.mark).toBe('verified');
  });

  it('earns step 8 by an arrival, else takes the admin’s word', () => {
    expect(stateOf({ ...empty, arrivals: watch({}) }, 'assign')).toMatchObject({ mark: 'running', done: false });
    expect(stateOf({ ...empty, arrivals: watch({ updated: 2 }) }, 'assign')?.done).toBe(false);
    expect(stateOf({ ...empty, arrivals: watch({ linked: 1 }) }, 'assign')).toMatchObject({ mark: 'verified', done: true });
    expect(stateOf({ ...empty, statements: said('assigned') }, 'assign')).toMatchObject({ mark: 'stated', done: true });
  });
});
