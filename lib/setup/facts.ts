import type { Edition } from '@/lib/okta/edition';
import type { ProblemCode } from '@/lib/problems';
import type { Environment } from '@/lib/webex/environments';
import type { Person } from '@/lib/webex/people';
import type { TokenShape } from '@/lib/webex/token';
import type { ExchangeEvidence } from './check';

/** What one request brought: a value, or why there is none. Both are data; a failed request is not an exception here. */
export interface Answer<T> {
  readonly exchange: ExchangeEvidence;
  readonly value: T | null;
  readonly problem: ProblemCode | null;
  /** Webex's own words, when it gave some. */
  readonly said: string | null;
}

/** One page of users, reduced to what the checks look at. */
export interface PageFacts {
  readonly total: number;
  readonly ids: readonly string[];
  readonly sources: readonly (string | null)[];
  /** Licences per active user; null where SCIM does not tell. */
  readonly licences: readonly (number | null)[];
  readonly newestFromDirectoryConnector: number | null;
}

/** A SCIM base that was tried, and what it answered to the request that Okta's own test makes. */
export interface ScimAttempt {
  readonly edition: Edition;
  readonly answer: Answer<PageFacts>;
}

/** Everything the ladder is judged from. What is absent was not learnt yet, or could not be asked. */
export interface Facts {
  readonly environment: Environment;
  readonly organizationId: string;
  readonly token: TokenShape;
  readonly receivedAt: number;
  readonly expiresInSeconds: number | null;
  readonly now: number;
  /** A request without the token: any HTTP answer means that the host is reached. */
  readonly reach?: Answer<true>;
  readonly me?: Answer<Person>;
  /** Epoch milliseconds. */
  readonly expiry?: Answer<number>;
  readonly scim?: readonly ScimAttempt[];
  readonly secondPage?: Answer<PageFacts>;
  readonly sample?: Answer<PageFacts>;
}

/** The attempt that worked, if one did. */
export function workingScim(facts: Facts): ScimAttempt | undefined {
  return facts.scim?.find((attempt) => attempt.answer.value !== null);
}
