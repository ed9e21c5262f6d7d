import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { toLine } from '@/lib/one-line';
import { type Reminder, remindersOf } from './reminders';

/** What a calendar file says. Times are epoch milliseconds. */
export interface TokenCalendar {
  /** Names the event for good: who imports a newer file for the same token replaces the event and does not get a second one. */
  readonly credentialId: string;
  readonly connectionName: string;
  readonly environmentLabel: string;
  readonly fingerprint: string;
  readonly receivedAt: number;
  readonly expiresAt: number;
  /** An IANA name; decides which days and hours the alarms fall on. */
  readonly timeZone: string;
  /** The address of the token's page in Onramp. */
  readonly tokenPage: string;
  /** When the file is written. What was due by then gets no alarm. */
  readonly now: number;
}

/** In characters. As much as a connection's own name may have, and as a calendar shows in one line. */
const maxNameLength = 120;

const seconds = (ms: number) => Math.floor(ms / 1000);

function left({ threshold }: Reminder): string {
  if (threshold === 0) return 'today';
  return threshold === 1 ? 'tomorrow' : `in ${threshold} days`;
}

function descriptionOf({ environmentLabel, fingerprint, expiresAt, tokenPage }: TokenCalendar, name: string): string {
  const ends = new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ');
  return [
    'When this token ends, Okta can no longer create or deactivate users in Webex.',
    'Before that: renew it in Onramp, paste the new token in Okta, test it there and save.',
    tokenPage,
    '',
    `Connection: ${name} (${environmentLabel})`,
    `Fingerprint: ${fingerprint}. The token itself is not in this entry.`,
    `Ends: ${ends} UTC`,
  ].join('\n');
}

/**
 * A calendar file (RFC 5545) with one event, at a token's end, and one alarm for each reminder that is still ahead. Holds no secret.
 *
 * Alarms count back from the start of the event: Exchange has to read those, but may pass over absolute times (MS-OXCICAL 2.1.3.1.1.20.62,
 * seen 2026-11). The start is written in UTC, where a day always has 24 hours. The sequence grows with every second of the token's life,
 * so that a later file is the newer revision.
 */
export function buildCalendar(source: TokenCalendar): string {
  const { credentialId, receivedAt, expiresAt, timeZone, tokenPage, now } = source;
  const name = toLine(source.connectionName, maxNameLength);
  const calendar = ical({ prodId: { company: 'Onramp', product: 'Token reminders' } });
  const event = calendar.createEvent({
    id: credentialId,
    sequence: Math.max(0, seconds(now) - seconds(receivedAt)),
    stamp: new Date(now),
    start: new Date(expiresAt),
    summary: `Webex token for Okta ends: ${name}`,
    description: descriptionOf(source, name),
    url: tokenPage,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  for (const reminder of remindersOf({ receivedAt, expiresAt }, timeZone)) {
    if (reminder.dueAt <= now) continue;
    event.createAlarm({
      type: ICalAlarmType.display,
      triggerBefore: seconds(expiresAt) - seconds(reminder.dueAt),
      description: `Webex token for Okta ends ${left(reminder)}: ${name}`,
    });
  }
  // The writer ends the last line without the break that RFC 5545 section 3.1 asks of every line.
  return `${calendar.toString()}\r\n`;
}
