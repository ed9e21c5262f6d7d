import type { ProblemCode } from '@/lib/problems';

/** The rungs of the check ladder, in the order in which they are climbed. */
export const checkIds = [
  'host',
  'tls',
  'token',
  'not-personal',
  'environment',
  'organization',
  'role',
  'expiry',
  'scim',
  'second-page',
  'source',
  'licences',
  'latency',
] as const;

/** A rung of the ladder, as addresses and this code name it. */
export type CheckId = (typeof checkIds)[number];

/** What a rung is about, while its answer is not known yet. */
export const checkSubjects = {
  host: 'Reaching Webex',
  tls: 'Secure connection',
  token: 'Token',
  'not-personal': 'Kind of account',
  environment: 'Environment',
  organization: 'Organization',
  role: 'Administrator role',
  expiry: 'Expiry',
  scim: 'Users over SCIM',
  'second-page': 'Second page of users',
  source: 'Where users come from',
  licences: 'Licences',
  latency: 'Response time',
} as const satisfies Record<CheckId, string>;

/** `unknown`: it could not be learnt. `skipped`: it was not asked, because something before it failed or it does not apply. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped';

/** One HTTP exchange as evidence. Host and path only, the organization ID shortened; never a query value of a person, a header or a body. */
export interface ExchangeEvidence {
  readonly method: 'GET';
  readonly target: string;
  readonly status: number | null;
  readonly ms: number;
  readonly trackingId: string | null;
  readonly problem: ProblemCode | null;
}

/** The answer to one question put to Webex, or to the facts at hand. */
export interface CheckResult {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** A statement of the finding. */
  readonly finding: string;
  /** The finding in one more sentence, with the values that were seen. */
  readonly detail: string | null;
  /** What to do, when something is to be done. */
  readonly remedy: string | null;
  /** What Okta shows for the same cause, when known. */
  readonly oktaSays: string | null;
  readonly exchange: ExchangeEvidence | null;
  /** Where the answer came from without a request of its own, for example `field orgId`. */
  readonly source: string | null;
  /** When it was judged, epoch milliseconds: a rung that was asked again is younger than its run. */
  readonly at: number;
}
