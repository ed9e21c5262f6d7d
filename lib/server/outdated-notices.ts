import 'server-only';
import type { Selectable } from 'kysely';
import type { App } from './app';
import type { NoticeRow } from './claim-notices';
import type { Schema } from './db/schema';
import { heldTokens, newestDue } from './held-tokens';

type Channel = Selectable<Schema['channels']>;

/** A notice with the channel it goes through, and why it is not to go at all: `null` when nothing speaks against it. */
export interface WeighedNotice {
  readonly notice: NoticeRow;
  readonly channel: Channel;
  readonly outdated: string | null;
}

/** Of a reminder's subject. One that a wrong clock had raised was given another form. */
const reminderSubject = /^(?<token>[^: ]+):(?<threshold>\d+)$/;

/**
 * Which notices make no sense any more: the channel was switched off, the token was replaced, or a later reminder is due.
 *
 * @param now epoch milliseconds. @returns those whose channel is still there.
 */
export async function weighNotices({ db }: App, notices: readonly NoticeRow[], now: number): Promise<readonly WeighedNotice[]> {
  const channelIds = [...new Set(notices.map(({ channel_id }) => channel_id))];
  const channels = new Map(
    (await db.selectFrom('channels').selectAll().where('id', 'in', channelIds).execute()).map((row) => [row.id, row]),
  );
  const about = (notice: NoticeRow) => (notice.kind === 'reminder' ? reminderSubject.exec(notice.subject)?.groups : undefined);
  const tokenIds = [...new Set(notices.flatMap((notice) => about(notice)?.token ?? []))];
  const held = tokenIds.length > 0 ? await heldTokens(db).where('held.id', 'in', tokenIds).execute() : [];
  const tokens = new Map(held.map((token) => [token.id, token]));

  const weigh = (notice: NoticeRow, channel: Channel): string | null => {
    // A test is asked for, whatever the switch says.
    if (notice.kind === 'test') return null;
    if (channel.enabled !== 1) return 'It was switched off before this was sent.';
    if (notice.kind !== 'reminder') return null;
    const subject = about(notice);
    if (!subject) return 'It was about a moment that had not come.';
    const token = tokens.get(subject.token ?? '');
    if (!token) return 'Okta was given another token before this was sent.';
    const due = newestDue(token, channel.time_zone, now);
    return due && due.threshold < Number(subject.threshold) ? 'A later reminder was due before this was sent.' : null;
  };
  return notices.flatMap((notice) => {
    const channel = channels.get(notice.channel_id);
    return channel ? [{ notice, channel, outdated: weigh(notice, channel) }] : [];
  });
}
