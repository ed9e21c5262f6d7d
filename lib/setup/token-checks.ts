import { problems } from '@/lib/problems';
import { roleNames } from '@/lib/webex/people';
import { shortenId } from '@/lib/webex/shorten-id';
import type { Facts } from './facts';
import { failed, oktaUnauthorized, skipped, type Verdict, verdict } from './verdict';

/** A day is short enough that the token cannot be pasted, tested and used in peace. */
const soonMs = 24 * 3_600_000;

/** Whether Webex accepts the token. */
export function judgeToken({ me }: Facts): Verdict {
  if (!me) return skipped('The token was not tested', 'Webex could not be reached.');
  if (!me.value) {
    const finding = me.problem === 'upstream-unauthorized' ? 'Webex refused the token' : 'Webex could not be asked about the token';
    return failed(finding, me, oktaUnauthorized);
  }
  const name = me.value.email ?? me.value.displayName;
  return verdict('pass', 'The token is accepted', { detail: name ? `Signed in as ${name}` : null, exchange: me.exchange });
}

/** Whether it belongs to an organization at all. */
export function judgePersonal({ token, me }: Facts): Verdict {
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

/** Whether token and environment belong together. */
export function judgeEnvironment({ environment, token, me }: Facts): Verdict {
  if (token.environmentHint && token.environmentHint !== environment.name) {
    // The mark in the token is a hint only; what answered here weighs more.
    if (me?.value) {
      return verdict('warn', 'The token has the mark of another Webex', {
        detail: `${environment.label} Webex accepted it all the same.`,
        remedy: problems['environment-mismatch'].remedy,
        source: 'the token',
      });
    }
    return verdict('fail', 'The token comes from another Webex', { remedy: problems['environment-mismatch'].remedy, source: 'the token' });
  }
  if (me?.value) return verdict('pass', `The token works with ${environment.label} Webex`, { source: 'same answer' });
  return skipped('The environment was not tested', 'Webex did not accept the token.');
}

/** Whether it is the organization of step 3. */
export function judgeOrganization({ organizationId, token, me }: Facts): Verdict {
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

/** Whether the account may write users. */
export function judgeRole({ me }: Facts): Verdict {
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
      remedy: 'Sign in again as a full administrator if Okta cannot create users. Its test only reads.',
      source,
    });
  }
  return verdict('fail', 'The account is not a full administrator', {
    detail: `Webex shows: ${names}. A token of this account may not create users.`,
    remedy: 'Sign in again in a private window as a full administrator, or give this account the role in Control Hub.',
    source,
  });
}

/** When the token ends: as Webex said, never as assumed. */
export function judgeExpiry({ expiry, receivedAt, expiresInSeconds, now }: Facts): Verdict {
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
