import 'server-only';
import type { Kysely } from 'kysely';
import type { NoticeFacts, NoticeKind, NoticeStatus } from '@/lib/notice/notice';
import type { Schema } from './db/schema';

/** A notice from later than this after now was raised by a clock that was wrong, and stands for nothing. */
export const wrongClockMs = 3_600_000;

/** Rows in one statement: a statement may not bind more than some thousand values. */
const mostInOne = 1_000;

/** A notice for one channel. */
export interface QueuedNotice {
  readonly connectionId: string;
  readonly channelId: string;
  readonly kind: NoticeKind;
  /** What it is about. Of two with the same kind and subject only the first is told. */
  readonly subject: string;
  readonly facts: NoticeFacts;
}

/** The order in which rows are locked: two replicas that queue the same do not wait for each other. */
const orderOf = (notice: QueuedNotice) => `${notice.channelId} ${notice.connectionId} ${notice.subject}`;

/**
 * Queues notices, each once for its kind, subject, connection and channel, whatever two processes do at once. One that was dropped, or was
 * raised by a wrong clock, stands for nothing and is replaced.
 *
 * @param at epoch milliseconds.
 * @returns those that are new.
 */
export async function queueNotices(
  db: Kysely<Schema>,
  notices: readonly QueuedNotice[],
  at: number,
): Promise<readonly { id: string; channel_id: string; subject: string }[]> {
  const raised = [];
  const sorted = notices.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (let start = 0; start < sorted.length; start += mostInOne)
    raised.push(...(await insert(db, sorted.slice(start, start + mostInOne), at)));
  return raised;
}

function insert(db: Kysely<Schema>, notices: readonly QueuedNotice[], at: number) {
  const queued = 'queued' satisfies NoticeStatus;
  const rows = notices.map(({ connectionId, channelId, kind, subject, facts }) => ({
    id: crypto.randomUUID(),
    connection_id: connectionId,
    channel_id: channelId,
    kind,
    subject,
    facts: JSON.stringify(facts),
    created_at: at,
    status: queued,
    attempts: 0,
    next_at: at,
    tried_at: null,
    delivered_at: null,
    detail: null,
    lease_holder: null,
    lease_until: 0,
  }));
  return db
    .insertInto('notices')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'connection_id', 'kind', 'subject'])
        .doUpdateSet((eb) => ({
          id: eb.ref('excluded.id'),
          facts: eb.ref('excluded.facts'),
          created_at: at,
          status: queued,
          attempts: 0,
          next_at: at,
          tried_at: null,
          delivered_at: null,
          detail: null,
          lease_holder: null,
          lease_until: 0,
        }))
        .where((eb) => eb.or([eb('notices.created_at', '>', at + wrongClockMs), eb('notices.status', '=', 'dropped')])),
    )
    .returning(['id', 'channel_id', 'subject'])
    .execute();
}

export interface RaisedNotice extends Omit<QueuedNotice, 'channelId'> {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The one channel to use; unset: all that are switched on for the connection. */
  readonly channelId?: string;
}

/**
 * Queues a notice for every channel that is switched on, see {@link queueNotices}.
 *
 * @returns the ids of the notices that are new; none when everybody was told before, or nobody is to be told.
 */
export async function raiseNotice(db: Kysely<Schema>, notice: RaisedNotice): Promise<readonly string[]> {
  const { at, channelId, ...told } = notice;
  const channels = await db
    .selectFrom('channels')
    .select('id')
    .where((eb) => eb.or([eb('connection_id', '=', told.connectionId), eb('connection_id', 'is', null)]))
    .$if(channelId === undefined, (query) => query.where('enabled', '=', 1))
    .$if(channelId !== undefined, (query) => query.where('id', '=', channelId ?? ''))
    .execute();
  const raised = await queueNotices(
    db,
    channels.map(({ id }) => ({ ...told, channelId: id })),
    at,
  );
  return raised.map(({ id }) => id);
}
