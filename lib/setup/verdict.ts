import { problems } from '@/lib/problems';
import type { CheckResult } from './check';
import type { Answer } from './facts';

/** What a judge says of its rung. */
export type Verdict = Omit<CheckResult, 'id' | 'at'>;
type Part = Partial<Omit<Verdict, 'status' | 'finding'>>;

/** A verdict; what is not named is null. */
export const verdict = (status: CheckResult['status'], finding: string, rest: Part = {}): Verdict => ({
  status,
  finding,
  detail: null,
  remedy: null,
  oktaSays: null,
  exchange: null,
  source: null,
  ...rest,
});

/** The rung was not asked, and why. */
export const skipped = (finding: string, because: string) => verdict('skipped', finding, { detail: because });

/** What Okta shows when the token is refused: support.okta.com, catalogue of provisioning errors. */
export const oktaUnauthorized = 'Error while verifying if user … exists: Unauthorized. Errors reported by remote server: Unauthorized';

/** Why a rung that looks at users was not asked. */
export const needsScim = 'Users could not be read over SCIM.';

/** The rung could not be asked: `fail` when that is a fact about this token, else `unknown`. */
export function failed(finding: string, answer: Answer<unknown>, oktaSays: string | null = null): Verdict {
  const problem = problems[answer.problem ?? 'internal'];
  // A refusal is a fact about this token; anything else only means that Webex could not be asked.
  const refused =
    answer.problem === 'upstream-unauthorized' || answer.problem === 'upstream-forbidden' || answer.problem === 'upstream-not-found';
  return verdict(refused ? 'fail' : 'unknown', finding, {
    detail: answer.said ? `${problem.why} Webex said: “${answer.said}”` : problem.why,
    remedy: problem.remedy,
    oktaSays: refused ? oktaSays : null,
    exchange: answer.exchange,
  });
}
