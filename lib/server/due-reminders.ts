import 'server-only';
import type { Kysely } from 'kysely';
import { thresholds } from '@/lib/token/reminders';
import type { Schema } from './db/schema';
import { type HeldToken, heldTokens, newestDue } from './held-tokens';
import { wrongClockMs } from './notices';

const dayMs = 86_400_000;
/** The first reminder is due at nine in the morning thirty days before the last day, which may go on for fifteen hours more. */
const aheadMs = 31 * dayMs;
/** A channel that is added later than this after the end is not told of it. */
const behindMs = 30 * dayMs;
/** A notice from earlier than this before its reminder was due was about another end of the token. More than all zones differ by. */
const anotherEndMs = 2 * dayMs;
/** In one statement: far below what either database takes. */
const mostInOne = 1_000;

/** A reminder that is due and that some channels were not told of. */
export interface UntoldReminder {
  readonly token: HeldToken;
  /** Calendar days before the end. */
  readonly threshold: number;
  /** What its notices are about; once for each channel. */
  readonly subject: string;
  readonly channelIds: readonly string[];
  /** Notices with the same subject about another end that the token was thought to have. */
  readonly outdated: readonly string[];
  /** Some channel was told before. */
  readonly isKnown: boolean;
}

interface Told {
  readonly id: string;
  readonly channel_id: string;
  readonly subject: string;
  readonly created_at: number;
  readonly status: string;
}

const subjectOf = (token: HeldToken, threshold: number) => `${token.id}:${threshold}`;

/** Sorts into groups, in the order of their first members. */
function groupBy<T>(list: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(keyOf(entry));
    if (group) group.push(entry);
    else groups.set(keyOf(entry), [entry]);
  }
  return groups;
}

/** The newest due reminder of every token in every channel that is switched on for it. */
async function findDue(db: Kysely<Schema>, now: number) {
  const rows = await heldTokens(db)
    .innerJoin('channels', (join) =>
      join
        .on((eb) => eb.or([eb('channels.connection_id', '=', eb.ref('held.connection_id')), eb('channels.connection_id', 'is', null)]))
        .on('channels.enabled', '=', 1),
    )
    .select(['channels.id as channel_id', 'channels.time_zone'])
    .where('held.expires_at', '>', now - behindMs)
    .where('held.expires_at', '<=', now + aheadMs)
    .execute();
  return rows.flatMap(({ channel_id, time_zone, ...token }) => {
    const due = newestDue(token, time_zone, now);
    return due ? [{ token, channelId: channel_id, ...due, subject: subjectOf(token, due.threshold) }] : [];
  });
}

type Due = Awaited<ReturnType<typeof findDue>>[number];

/** What was told of the due thresholds and of those after them, by channel and token. */
async function findTold(db: Kysely<Schema>, due: readonly Due[]): Promise<ReadonlyMap<string, readonly Told[]>> {
  const andAfter = ({ token, threshold }: Due) => thresholds.filter((other) => other <= threshold).map((other) => subjectOf(token, other));
  const subjects = [...new Set(due.flatMap(andAfter))];
  const told: Told[] = [];
  for (let start = 0; start < subjects.length; start += mostInOne) {
    const part = await db
      .selectFrom('notices')
      .select(['id', 'channel_id', 'subject', 'created_at', 'status'])
      .where('kind', '=', 'reminder')
      .where('subject', 'in', subjects.slice(start, start + mostInOne))
      .execute();
    told.push(...part);
  }
  return groupBy(told, ({ channel_id, subject }) => `${channel_id} ${subject.split(':')[0]}`);
}

/**
 * The reminders that are to be raised: of every token that Okta holds the newest that is due, for the channels that were not told of it,
 * nor of a later one. Costs two questions however many tokens there are.
 *
 * @param now epoch milliseconds.
 */
export async function findUntold(db: Kysely<Schema>, now: number): Promise<readonly UntoldReminder[]> {
  const due = await findDue(db, now);
  const told = await findTold(db, due);
  const weighed = due.map((entry) => {
    const before = told.get(`${entry.channelId} ${entry.token.id}`) ?? [];
    const isOutdated = ({ created_at }: Told) => created_at < entry.dueAt - anotherEndMs;
    const valid = before.filter((notice) => notice.created_at <= now + wrongClockMs && !isOutdated(notice));
    return {
      ...entry,
      isTold: valid.some(({ status }) => status !== 'dropped'),
      isKnown: valid.some(({ subject }) => subject === entry.subject),
      outdated: before.filter((notice) => notice.subject === entry.subject && isOutdated(notice)).map(({ id }) => id),
    };
  });
  return [...groupBy(weighed, ({ subject }) => subject)].flatMap(([subject, entries]) => {
    const untold = entries.filter(({ isTold }) => !isTold);
    const [first] = untold;
    if (!first) return [];
    return [
      {
        token: first.token,
        threshold: first.threshold,
        subject,
        channelIds: untold.map(({ channelId }) => channelId),
        outdated: untold.flatMap(({ outdated }) => outdated),
        isKnown: entries.some(({ isKnown }) => isKnown),
      },
    ];
  });
}
