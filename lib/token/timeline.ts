import type { Act } from '@/lib/activity/act';
import { remindersOf } from './reminders';

/** The acts of the audit that belong to a token's life. */
export const timelineActions = [
  'token-received',
  'token-copied',
  'token-revealed',
  'token-retired',
  'expiry-stated',
  'calendar-downloaded',
  'renewal-started',
  'renewal-handed-over',
  'renewal-alive',
  'renewal-completed',
  'renewal-abandoned',
] as const;

type TimelineAction = (typeof timelineActions)[number];

/** A line of the timeline. `at` in epoch milliseconds. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: number;
  readonly kind: 'issued' | 'done' | 'renewal' | 'reminder' | 'end';
  readonly title: string;
  readonly note: string | null;
  /** It lies ahead. */
  readonly ahead: boolean;
}

interface Life {
  readonly fingerprint: string;
  readonly signedInAs: string | null;
  readonly receivedAt: number;
  /** `null`: Webex gave no time. */
  readonly expiresAt: number | null;
}

const dayMs = 86_400_000;

const isTimelineAction = (action: string): action is TimelineAction => timelineActions.some((known) => known === action);

/** Acts that are about one token, and stand in the timeline of that one alone. */
const ofOneToken: ReadonlySet<TimelineAction> = new Set(['token-copied', 'token-revealed', 'calendar-downloaded', 'expiry-stated']);

function titleOf(action: TimelineAction, { actor, subject }: Act, own: boolean): string {
  const token = subject ?? 'not known';
  return {
    'token-received': `A new token came: ${token}`,
    'token-copied': `Copied by ${actor}`,
    'token-revealed': `Revealed by ${actor}`,
    'token-retired': own ? 'Retired' : `The token before was retired: ${token}`,
    'expiry-stated': `End stated by ${actor}`,
    'calendar-downloaded': `Calendar file taken by ${actor}`,
    'renewal-started': `Renewal begun by ${actor}`,
    'renewal-handed-over': own ? `Tested and saved in Okta, as ${actor} confirmed` : `New token saved in Okta, as ${actor} confirmed`,
    'renewal-alive': `Sign of life, noted by ${actor}`,
    'renewal-completed': `Renewal finished by ${actor}`,
    'renewal-abandoned': `Renewal given up by ${actor}`,
  }[action];
}

function entryOf(act: Act, index: number, { fingerprint }: Life): readonly TimelineEntry[] {
  const { action, subject } = act;
  if (!isTimelineAction(action)) return [];
  const own = subject === fingerprint;
  // Its own arrival is the first line, with whose it is.
  if ((ofOneToken.has(action) && !own) || (action === 'token-received' && own)) return [];
  const kind = action.startsWith('renewal-') || action === 'token-received' ? 'renewal' : 'done';
  const note = action === 'renewal-alive' ? subject : null;
  return [{ id: `act-${index}`, at: act.at, kind, title: titleOf(action, act, own), note, ahead: false }];
}

function issued({ signedInAs, receivedAt, expiresAt }: Life): TimelineEntry {
  const days = expiresAt === null ? null : Math.round((expiresAt - receivedAt) / dayMs);
  const note = days === null ? 'Webex named no end' : days < 1 ? 'For less than a day, as Webex said' : `For ${days} days, as Webex said`;
  return { id: 'issued', at: receivedAt, kind: 'issued', title: signedInAs ? `Issued to ${signedInAs}` : 'Issued', note, ahead: false };
}

function ahead({ receivedAt, expiresAt }: Life, now: number, timeZone: string): readonly TimelineEntry[] {
  if (expiresAt === null) return [];
  const reminders = remindersOf({ receivedAt, expiresAt }, timeZone)
    .filter(({ dueAt }) => dueAt > now && dueAt < expiresAt)
    .map(({ threshold, dueAt }): TimelineEntry => {
      const when = threshold === 0 ? 'on the day' : `${threshold} ${threshold === 1 ? 'day' : 'days'} before`;
      return { id: `reminder-${threshold}`, at: dueAt, kind: 'reminder', title: `Reminder, ${when}`, note: null, ahead: true };
    });
  const over = expiresAt <= now;
  const note = over ? 'Okta can no longer create or deactivate users' : 'After that, Okta can no longer create or deactivate users';
  return [...reminders, { id: 'end', at: expiresAt, kind: 'end', title: over ? 'Expired' : 'Expires', note, ahead: !over }];
}

/**
 * The life of a token, from its first day to its last: what was done, the stages of the renewal that made it and of the one that is open,
 * and the reminders and the end that lie ahead.
 *
 * @param acts those of {@link timelineActions} since the token, or the renewal that made it, began; oldest first.
 * @param now epoch milliseconds. @param timeZone an IANA name, whose mornings the reminders fall on.
 * @returns in the order of time; what happened at the same moment stays in the order in which it was recorded.
 */
export function timelineOf(life: Life, acts: readonly Act[], now: number, timeZone: string): readonly TimelineEntry[] {
  const entries = [...acts.flatMap((act, index) => entryOf(act, index, life)), ...ahead(life, now, timeZone)];
  const before = entries.filter(({ at }) => at < life.receivedAt);
  const after = entries.filter(({ at }) => at >= life.receivedAt);
  const inTime = (list: readonly TimelineEntry[]) => list.toSorted((a, b) => a.at - b.at);
  return [...inTime(before), issued(life), ...inTime(after)];
}
