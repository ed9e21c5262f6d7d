import type { CheckId, CheckResult } from './check';
import type { Facts } from './facts';
import { judgeSource } from './source-check';
import { judgeEnvironment, judgeExpiry, judgeOrganization, judgePersonal, judgeRole, judgeToken } from './token-checks';
import { judgeLicences, judgeScim, judgeSecondPage } from './users-checks';
import { failed, skipped, type Verdict, verdict } from './verdict';

/** Slower than this, Okta's own limit of 60 seconds comes into sight when many users are assigned. */
const slowMs = 3_000;

function judgeHost({ reach }: Facts): Verdict {
  if (!reach) return skipped('Webex was not asked', 'The ladder stopped before this question.');
  if (reach.value)
    return verdict('pass', 'Webex can be reached', {
      detail: 'Asked without a token: a refusal, too, proves that it answers.',
      exchange: reach.exchange,
    });
  return { ...failed('Webex cannot be reached', reach), status: 'fail' };
}

function judgeTls({ environment, reach }: Facts): Verdict {
  if (!environment.rest.startsWith('https:')) {
    return skipped('The secure connection was not tested', 'The sandbox speaks plain HTTP inside this machine.');
  }
  if (reach?.problem === 'tls-failed') return { ...failed('The certificate cannot be trusted', reach), status: 'fail' };
  if (!reach?.value) return skipped('The secure connection was not tested', 'Webex could not be reached.');
  return verdict('pass', 'The connection is secure', { source: 'same request' });
}

function judgeLatency(facts: Facts): Verdict {
  const times = [facts.me, ...(facts.scim ?? []).map((attempt) => attempt.answer), facts.secondPage, facts.sample].flatMap((answer) =>
    answer?.value ? [answer.exchange.ms] : [],
  );
  if (times.length === 0) return skipped('Speed was not measured', 'No request succeeded.');
  const slowest = Math.max(...times);
  const detail = `${times.length} requests, the slowest ${slowest} ms.`;
  if (slowest > slowMs)
    return verdict('warn', 'Webex answers slowly', { detail, remedy: 'Assign users in Okta in small groups at first.' });
  return verdict('pass', 'Webex answers quickly', { detail });
}

const judges: Readonly<Record<CheckId, (facts: Facts) => Verdict>> = {
  host: judgeHost,
  tls: judgeTls,
  token: judgeToken,
  'not-personal': judgePersonal,
  environment: judgeEnvironment,
  organization: judgeOrganization,
  role: judgeRole,
  expiry: judgeExpiry,
  scim: judgeScim,
  'second-page': judgeSecondPage,
  source: judgeSource,
  licences: judgeLicences,
  latency: judgeLatency,
};

/** Judges one rung from the facts at hand. A rung that cannot be known is `unknown` or `skipped`, never `pass`. */
export function judge(id: CheckId, facts: Facts): CheckResult {
  return { id, ...judges[id](facts), at: facts.now };
}
