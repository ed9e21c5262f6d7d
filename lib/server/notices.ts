import 'server-only';
import type { Kysely } from 'kysely';
import type { NoticeFacts, NoticeKind } from '@/lib/notice/notice';
import type { Schema } from './db/schema';

export interface RaisedNotice {
  readonly connectionId: string;
  readonly kind: NoticeKind;
  /** What it is about. Of two with the same kind and subject only the first is told. */
  readonly subject: string;
  readonly facts: NoticeFacts;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The one channel to use; unset: all that are switched on for the connection. */
  readonly channelId?: string;
}

/** A notice from later than this after now was raised by a clock that was wrong, and stands for nothing. */
const wrongClockMs = 3_600_000;

/**
 * Queues a notice for every channel that is switched on, once for each kind, subject and channel, whatever two processes do at once.
 *
 * @returns the ids of the notices that are new; none when everybody was told before, or nobody is to be told.
 */
export async function raiseNotice(db: Kysely<Schema>, notice: RaisedNotice): Promise<readonly string[]> {
  const { connectionId, kind, subject, facts, at, channelId } = notice;
  const channels = await db
    .selectFrom('channels')
    .select('id')
    .where((eb) => eb.or([eb('connection_id', '=', connectionId), eb('connection_id', 'is', null)]))
    .$if(channelId === undefined, (query) => query.where('enabled', '=', 1))
    .$if(channelId !== undefined, (query) => query.where('id', '=', channelId ?? ''))
    .execute();
  if (channels.length === 0) return [];
  const text = JSON.stringify(facts);
  const raised = await db
    .insertInto('notices')
    .values(
      channels.map(({ id }) => ({
        id: crypto.randomUUID(),
        connection_id: connectionId,
        channel_id: id,
        kind,
        subject,
        facts: text,
        created_at: at,
        status: 'queued',
        attempts: 0,
        next_at: at,
        tried_at: null,
        delivered_at: null,
        detail: null,
        lease_holder: null,
        lease_until: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['channel_id', 'connection_id', 'kind', 'subject'])
        .doUpdateSet((eb) => ({
          id: eb.ref('excluded.id'),
          facts: text,
          created_at: at,
          status: 'queued',
          attempts: 0,
          next_at: at,
          delivered_at: null,
          detail: null,
          lease_holder: null,
          lease_until: 0,
        }))
        .where('notices.created_at', '>', at + wrongClockMs),
    )
    .returning('id')
    .execute();
  return raised.map(({ id }) => id);
}
