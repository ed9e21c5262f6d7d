import { type Facts, workingScim } from './facts';
import { usersToday } from './users-today';
import { failed, needsScim, oktaUnauthorized, skipped, type Verdict, verdict } from './verdict';

/** Whether users can be read as Okta reads them when it tests. */
export function judgeScim(facts: Facts): Verdict {
  const { scim } = facts;
  if (!scim) return skipped('Users were not read over SCIM', 'Webex did not accept the token.');
  const working = workingScim(facts);
  const last = scim.at(-1);
  if (working?.answer.value) {
    const { total } = working.answer.value;
    const which =
      working.edition === 'classic' ? ' The newer SCIM 2 address refused this token, so this looks like the classic edition.' : '';
    return verdict('pass', 'Users can be read over SCIM', {
      detail: `${usersToday(total)} This is the question that Okta’s test is documented to ask of other apps.${which}`,
      exchange: working.answer.exchange,
    });
  }
  return last
    ? failed('Users cannot be read over SCIM', scim[0]?.answer ?? last.answer, oktaUnauthorized)
    : skipped('Users were not read', 'No address is known.');
}

/** Whether a second page goes on where the first ended. */
export function judgeSecondPage(facts: Facts): Verdict {
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

/** Whether users have licences. */
export function judgeLicences({ sample }: Facts): Verdict {
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
