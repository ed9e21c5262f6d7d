import type { ConnectionFacts } from '@/lib/connection';
import type { Arrival, ArrivalKind, ArrivalWatchView } from './arrivals';
import type { CheckId, CheckResult, CheckStatus } from './check';
import type { StatementId } from './step';

/** The moment at which the views of the tests are read. */
export const now = Date.parse('2026-11-24T14:00:00Z');
/** The organization of every view here. */
export const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';

/** A connection of which nothing is known. */
export const empty: ConnectionFacts = {
  id: 'c',
  name: 'New connection',
  environment: 'sandbox',
  organizationId: null,
  edition: null,
  editionFrom: null,
  createdAt: now,
  authorization: null,
  credential: null,
  statements: [],
  checkRun: null,
  health: null,
  renewal: null,
  arrivals: null,
  hosts: { idBroker: '', controlHub: '', okta: null },
  serverNow: now,
};

/** A token in use that has not expired. */
export const credential: NonNullable<ConnectionFacts['credential']> = {
  id: 't',
  status: 'active',
  kept: true,
  forgottenAt: null,
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
  at: now,
  finding: `finding of ${id}`,
  detail: null,
  remedy: null,
  oktaSays: null,
  exchange: null,
  source: null,
});

/** A finished run of the ladder with these answers. */
export function run(
  statuses: readonly (readonly [CheckId, CheckStatus])[],
  more: Partial<NonNullable<ConnectionFacts['checkRun']>> = {},
): NonNullable<ConnectionFacts['checkRun']> {
  return {
    id: 'r',
    startedAt: now,
    finishedAt: now,
    interrupted: false,
    stale: false,
    rerunning: null,
    requests: 5,
    results: statuses.map(([id, status]) => result(id, status)),
    ...more,
  };
}

/** Statements, as the admin of the tests gave them. */
export const said = (...ids: readonly StatementId[]) => ids.map((id) => ({ id, by: 'Test', at: now }));

/** A user whom Okta created. */
export const arrival: Arrival = {
  id: 'a1',
  kind: 'created',
  userId: 'u1',
  name: 'Ada Byron',
  userName: 'ada.byron@example.com',
  licences: 1,
  accountStatus: 'active',
  source: 'OKTA',
  at: now,
  seenAt: now,
};

/** A watch that saw this many of each kind. */
export function watch(counts: Partial<Record<ArrivalKind, number>>, more: Partial<ArrivalWatchView> = {}): ArrivalWatchView {
  const all = { created: 0, linked: 0, updated: 0, deactivated: 0, reactivated: 0, ...counts };
  return {
    startedAt: now,
    status: 'watching',
    baseline: { total: 25, known: 25, at: now },
    askedAt: now,
    nextAskAt: now + 2_000,
    problem: null,
    counts: all,
    users: Object.values(all).reduce((sum, count) => sum + count, 0),
    unlicensed: 0,
    unverified: 0,
    first: all.created + all.linked > 0 ? arrival : null,
    newest: [],
    ...more,
  };
}
