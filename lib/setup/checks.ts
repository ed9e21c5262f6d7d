import { problems } from '@/lib/problems';
import { roleNames } from '@/lib/webex/people';
import { shortenId } from '@/lib/webex/shorten-id';
import type { CheckId, CheckResult } from './check';
import { type Facts, workingScim } from './facts';
import { judgeSource } from './source-check';
import { failed, needsScim, skipped, type Verdict, verdict } from './verdict';

/** What Okta shows when the token is refused: support.okta.com, catalogue of provisioning errors. */
const oktaUnauthorized = 'Error while verifying if user … exists: Unauthorized. Errors reported by remote server: Unauthorized';

/** A day is short enough that the token cannot be pasted, tested and used in peace. */
const soonMs = 24 * 3_600_000;
/** Slower than this, Okta's own limit of 60 seconds comes into sight when many users are assigned. */
const slowMs = 3_000;

function judgeHost({ reach }: Facts): Verdict {
  if (!reach) return skipped('Webex was not asked', 'The ladder stopped before this question.');
  if (reach.value) return verdict('pass', 'Webex can be reached', { exchange: reach.exchange });
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

function judgeToken({ me }: Facts): Verdict {
  if (!me) return skipped('The token was not tested', 'Webex could not be reached.');
  if (!me.value) {
    const finding = me.problem === 'upstream-unauthorized' ? 'Webex refused the token' : 'Webex could not be asked about the token';
    return failed(finding, me, oktaUnauthorized);
  }
  const name = me.value.email ?? me.value.displayName;
  return verdict('pass', 'The token is accepted', { detail: name ? `Signed in as ${name}` : null, exchange: me.exchange });
}

function judgePersonal({ token, me }: Facts): Verdict {
  if (token.personal) {
    return verdict('fail', 'This is a personal account', {
      detail: 'The token ends in “consumer”: it belongs to no organization.',
      remedy: problems['personal-account'].remedy,
      source: 'the token',
    });
  }
  if (token.organizationId) return verdict('pass', 'It is not a personal account', { source: 'the token' });
  if (me?.value?.organizationId) return verdict('pass', 'It is not a personal account', { source: 'field orgId' });
  return verdict('unknown', 'Whether it is a personal account is not known', { detail: 'The token has a form that does not tell.' });
}

function judgeEnvironment({ environment, token, me }: Facts): Verdict {
  if (token.environmentHint && token.environmentHint !== environment.name) {
    return verdict('fail', 'The token comes from another Webex', { remedy: problems['environment-mismatch'].remedy, source: 'the token' });
  }
  if (me?.value) return verdict('pass', `The token works with ${environment.label} Webex`, { source: 'same answer' });
  return skipped('The environment was not tested', 'Webex did not accept the token.');
}

function judgeOrganization({ organizationId, token, me }: Facts): Verdict {
  const seen = me?.value?.organizationId ?? token.organizationId;
  const source = me?.value?.organizationId ? 'field orgId' : 'the token';
  if (!seen) return verdict('unknown', 'The organization is not known', { detail: 'Neither Webex nor the token named one.' });
  if (seen === organizationId) {
    return verdict('pass', 'The organization matches step 3', { detail: `Webex says ${shortenId(seen)}`, source });
  }
  return verdict('fail', 'The organization is not the one of step 3', {
    detail: `Webex says ${shortenId(seen)}; step 3 holds ${shortenId(organizationId)}. Okta would fill the wrong company.`,
    remedy: problems['organization-mismatch'].remedy,
    source,
  });
}

function judgeRole({ me }: Facts): Verdict {
  if (!me?.value) return skipped('The role was not read', 'Webex did not accept the token.');
  const { roles, rolesGiven } = me.value;
  const source = 'field roles';
  if (roles.includes('id_full_admin')) return verdict('pass', 'The account is a full administrator', { source });
  if (!rolesGiven) {
    return verdict('unknown', 'The role is not known', {
      detail: 'Webex did not name the roles of this account.',
      remedy: 'Look in Control Hub under Users, at the account’s Administrator roles.',
      source,
    });
  }
  const names = roles.map((role) => roleNames[role] ?? role).join(', ') || 'none';
  if (roles.includes('id_user_admin')) {
    return verdict('warn', 'The account is a user administrator', {
      detail: 'The Webex API lets it write users, but Cisco’s article asks for a full administrator.',
      remedy: 'Sign in again as a full administrator if Okta’s test fails.',
      source,
    });
  }
  return verdict('fail', 'The account is not a full administrator', {
    detail: `Webex shows: ${names}. A token of this account cannot create users.`,
    remedy: 'Sign in again in a private window as a full administrator, or give this account the role in Control Hub.',
    source,
  });
}

function judgeExpiry({ expiry, receivedAt, expiresInSeconds, now }: Facts): Verdict {
  const asked = expiry?.value ?? null;
  const at = asked ?? (expiresInSeconds === null ? null : receivedAt + expiresInSeconds * 1000);
  const exchange = expiry?.exchange ?? null;
  if (at === null) {
    return verdict('unknown', 'The expiry is not known', {
      detail: 'Webex named no time, and Onramp does not assume one.',
      remedy: 'Run the check again later; renew the token when Okta reports Unauthorized.',
      exchange,
    });
  }
  const source = asked === null ? 'expires_in, as received' : null;
  const left = at - now;
  if (left <= 0)
    return verdict('fail', 'The token has expired', {
      remedy: problems['upstream-unauthorized'].remedy,
      oktaSays: oktaUnauthorized,
      exchange,
      source,
    });
  const days = Math.round(left / 86_400_000);
  const hours = Math.floor(left / 3_600_000);
  const minutes = Math.floor(left / 60_000);
  const words = days >= 2 ? `${days} days` : hours >= 2 ? `${hours} hours` : `${minutes} minutes`;
  if (left < soonMs) {
    return verdict('warn', `The token lives only ${words} more`, {
      detail: 'Okta can no longer create or deactivate users after that.',
      remedy: 'Use this connection for a trial only, or get a new token just before you paste it in Okta.',
      exchange,
      source,
    });
  }
  return verdict('pass', `The token is valid for ${words}`, { exchange, source });
}

function judgeScim(facts: Facts): Verdict {
  const { scim } = facts;
  if (!scim) return skipped('Users were not read over SCIM', 'Webex did not accept the token.');
  const working = workingScim(facts);
  const last = scim.at(-1);
  if (working?.answer.value) {
    const { total } = working.answer.value;
    const which = working.edition === 'classic' ? ' The newer SCIM 2 address refused this token, so the classic rules apply.' : '';
    return verdict('pass', 'Users can be read over SCIM', {
      detail: `${total.toLocaleString('en')} ${total === 1 ? 'user' : 'users'} today. This is the question that Okta asks when you test.${which}`,
      exchange: working.answer.exchange,
    });
  }
  return last
    ? failed('Users cannot be read over SCIM', scim[0]?.answer ?? last.answer, oktaUnauthorized)
    : skipped('Users were not read', 'No address is known.');
}

function judgeSecondPage(facts: Facts): Verdict {
  const first = workingScim(facts)?.answer.value;
  if (!first) return skipped('A second page was not read', needsScim);
  if (first.total <= first.ids.length) return verdict('pass', 'All users fit on one page', { source: 'same answer' });
  const { secondPage } = facts;
  if (!secondPage) return skipped('A second page was not read', needsScim);
  if (!secondPage.value) return failed('The second page could not be read', secondPage);
  const repeated = secondPage.value.ids.filter((id) => first.ids.includes(id)).length;
  const { exchange } = secondPage;
  if (repeated > 0)
    return verdict('warn', 'The second page repeats users of the first', {
      detail: `${repeated} appeared twice. Totals may be off.`,
      exchange,
    });
  if (secondPage.value.total !== first.total) {
    return verdict('warn', 'The number of users changed between two pages', {
      detail: `${first.total} first, then ${secondPage.value.total}. Users may be arriving right now.`,
      exchange,
    });
  }
  return verdict('pass', 'The second page fits the first', { exchange });
}

function judgeLicences({ sample }: Facts): Verdict {
  if (!sample) return skipped('Licences were not read', needsScim);
  if (!sample.value) return failed('Licences could not be read', sample);
  const { licences } = sample.value;
  const known = licences.filter((count) => count !== null);
  if (licences.length > 0 && known.length === 0) {
    return verdict('unknown', 'Licences are not known', {
      detail: 'Webex left licenseID out of its answer. This token may not be allowed to read it.',
      remedy: 'Look in Control Hub under Users, at the licences of one user.',
      source: 'same answer',
    });
  }
  const none = known.filter((count) => count === 0).length;
  if (none > 0) {
    return verdict('warn', 'Some users have no licence', {
      detail: `${none} of ${known.length} active users looked at have none. Without a licence template, new users arrive like this.`,
      remedy: 'Set up an automatic licence template in Control Hub. It applies to new users; license the others by hand.',
      source: 'same answer',
    });
  }
  return verdict('pass', 'Every user looked at has a licence', { source: 'same answer' });
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
