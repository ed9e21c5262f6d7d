import { dayNumber } from '@/lib/token/countdown';
import { momentWords } from './moment';
import type { NoticeFacts } from './notice';
import type { NoticeTone, NoticeWords } from './words';

const howTo = 'renew it in Onramp, paste the new token in Okta, test it there and save.';
const consequence = 'When it ends, Okta can no longer create, update or deactivate users in Webex.';

const urgencies: readonly { readonly above: number; readonly advice: string; readonly tone: NoticeTone }[] = [
  { above: 14, advice: 'Nothing is urgent yet. Plan a day for it', tone: 'info' },
  { above: 7, advice: 'Within the next days', tone: 'warn' },
  { above: 1, advice: 'This week', tone: 'warn' },
  { above: 0, advice: 'Today', tone: 'fail' },
];

const left = (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);

function ended(expiresAt: number, timeZone: string): NoticeWords {
  return {
    title: 'Webex token has ended',
    paragraphs: [
      `The token that Okta uses for Webex ended on ${momentWords(expiresAt, timeZone)}.`,
      'Okta can no longer create, update or deactivate users in Webex. People who leave your company keep their Webex account.',
      `Now: ${howTo}`,
    ],
    actionLabel: 'Renew the token',
    tone: 'fail',
  };
}

/**
 * What a reminder says when it is read at `now`: the days are counted then, not when it was due, so that one that comes late is still right.
 *
 * @param now epoch milliseconds. @param timeZone an IANA name, whose calendar counts.
 */
export function reminderWords({ expiresAt, threshold }: NoticeFacts, now: number, timeZone: string): NoticeWords {
  if (expiresAt !== null && expiresAt <= now) return ended(expiresAt, timeZone);
  const days = expiresAt === null ? (threshold ?? 0) : dayNumber(expiresAt, timeZone) - dayNumber(now, timeZone);
  const { advice, tone } = urgencies.find(({ above }) => days > above) ?? { advice: 'Now', tone: 'fail' };
  const when = expiresAt === null ? 'Its end is not known to the minute.' : `It ends on ${momentWords(expiresAt, timeZone)}.`;
  return {
    title: `Webex token ends ${left(days)}`,
    paragraphs: [`The token that Okta uses for Webex ends ${left(days)}. ${when}`, consequence, `${advice}: ${howTo}`],
    actionLabel: days > 14 ? 'Open the token in Onramp' : 'Renew the token',
    tone,
  };
}
