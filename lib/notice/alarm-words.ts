import { type Problem, problems } from '@/lib/problems';
import { checkSubjects } from '@/lib/setup/check';
import type { HealthState } from './health';
import { momentWords } from './moment';
import type { NoticeFacts } from './notice';
import type { NoticeWords } from './words';

const subjects = new Map<string, string>(Object.entries(checkSubjects));

/** Checks whose failure has one cause, which is known by name. */
const causes = new Map<string, Problem>([
  ['host', problems['network-unreachable']],
  ['tls', problems['tls-failed']],
]);

/** What was found, and what to do. A reason that this version does not know is not repeated: it may be anything. */
function readReason(reason: string | null): { found: string; remedy: string } {
  const cause = causes.get(reason ?? '');
  if (cause) return { found: `${cause.title}. ${cause.why}`, remedy: cause.remedy };
  if (reason === 'token')
    return {
      found: 'Webex did not accept the token that Okta uses.',
      remedy: 'Check it again in Onramp. If it is refused again, renew it.',
    };
  const subject = subjects.get(reason ?? '');
  return {
    found: subject ? `The check “${subject}” failed.` : 'A check failed.',
    remedy: 'Open the connection in Onramp: the check that failed says what to do.',
  };
}

/** The name of a state, as people read it. */
export const healthLabels = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  quarantined: 'Quarantined',
  expired: 'Expired',
} as const satisfies Record<HealthState, string>;

const titles = {
  healthy: 'Webex connection changed',
  degraded: 'Webex connection needs attention',
  quarantined: 'Webex connection does not work',
  expired: 'Webex token has ended',
} as const satisfies Record<HealthState, string>;

const consequences = {
  healthy: 'The last check found nothing that stops Okta.',
  degraded: 'Okta may fail to create, update or deactivate users in Webex until this is solved.',
  quarantined: 'Do not count on Okta: users that it creates, updates or deactivates may not reach Webex until this is solved.',
  expired: 'Okta can no longer create, update or deactivate users in Webex. People who leave your company keep their Webex account.',
} as const satisfies Record<HealthState, string>;

/** What an alarm says. @param timeZone an IANA name. */
export function alarmWords({ health }: NoticeFacts, timeZone: string): NoticeWords {
  const state = health?.state ?? 'degraded';
  const { found, remedy } = readReason(health?.reason ?? null);
  const next = health ? `The next check is due on ${momentWords(health.nextAt, timeZone)}.` : '';
  const pace = state === 'quarantined' ? 'Onramp asks Webex rarely now.' : '';
  const renew = 'Renew the token in Onramp, paste the new one in Okta, test it there and save.';
  return {
    title: titles[state],
    paragraphs: [
      state === 'expired' ? 'Webex does not accept the token that Okta uses: it has ended.' : found,
      consequences[state],
      state === 'expired' ? renew : remedy,
      ...(state === 'expired' ? [] : [[pace, next].filter(Boolean).join(' ')]),
    ].filter(Boolean),
    actionLabel: state === 'expired' ? 'Renew the token' : 'Open the connection',
    tone: state === 'degraded' || state === 'healthy' ? 'warn' : 'fail',
  };
}

/** What the end of an alarm says. @param timeZone an IANA name. */
export function recoveryWords({ health }: NoticeFacts, timeZone: string): NoticeWords {
  const since = health ? ` That is so since ${momentWords(health.since, timeZone)}.` : '';
  return {
    title: 'Webex connection works again',
    paragraphs: [
      `The last check found nothing that stops Okta.${since}`,
      'Look at Okta’s tasks: what failed in between may have to be tried again there.',
    ],
    actionLabel: 'Open the connection',
    tone: 'pass',
  };
}
