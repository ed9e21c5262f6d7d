import 'server-only';
import { type Kysely, sql } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import type { App } from './app';
import { record } from './audit';
import { environmentFor, nameOf } from './connection-view';
import { databaseNow } from './db/audit-guard';
import type { Schema } from './db/schema';
import { findUntold, type UntoldReminder } from './due-reminders';
import { type QueuedNotice, queueNotices, wrongClockMs } from './notices';
import type { Job } from './schedule';

/** Reminders that one transaction raises: it must not hold others up, nor bind too many values. */
const perBatch = 200;

/** What a threshold is called in the record. */
const thresholdWords = (threshold: number) => (threshold === 0 ? 'the last day' : `${threshold} ${threshold === 1 ? 'day' : 'days'}`);

/** Takes notices out of the way of those that are to come with the same subject. They stay in the list of what was sent. */
const setAside = (db: Kysely<Schema>) =>
  db.updateTable('notices').set({ subject: sql`subject || ' ' || id` }).where('kind', '=', 'reminder').where('subject', 'not like', '% %');

/**
 * A clock that was ahead for days may have raised a reminder at the very moment at which it is truly due. Seen shortly before, it is still
 * known for what it is; then it would look right.
 */
async function setAsideFuture(db: Kysely<Schema>, now: number): Promise<void> {
  await setAside(db)
    .where('created_at', '>', now + wrongClockMs)
    .where('created_at', '<=', now + 2 * wrongClockMs)
    .execute();
}

/** The notices of some reminders, with what they say. */
async function writeNotices(db: Kysely<Schema>, reminders: readonly UntoldReminder[]): Promise<readonly QueuedNotice[]> {
  const ids = [...new Set(reminders.map(({ token }) => token.connection_id))];
  const rows = await db.selectFrom('connections').selectAll().where('id', 'in', ids).execute();
  const connections = new Map(rows.map((row) => [row.id, row]));
  return reminders.flatMap(({ token, threshold, subject, channelIds }): QueuedNotice[] => {
    const connection = connections.get(token.connection_id);
    if (!connection) return [];
    const facts = {
      connectionName: nameOf(connection, { signedInAs: token.signed_in_as }),
      environmentLabel: environmentFor(connection.environment).label,
      organizationId: connection.organization_id,
      fingerprint: token.fingerprint,
      expiresAt: token.expires_at,
      threshold,
      health: null,
    };
    return channelIds.map((channelId) => ({ connectionId: connection.id, channelId, kind: 'reminder', subject, facts }));
  });
}

/** Queues some reminders for their channels, and records each of which nobody was told before. @returns how many notices are new. */
function raiseBatch({ db }: Pick<App, 'db'>, reminders: readonly UntoldReminder[], now: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const outdated = reminders.flatMap((reminder) => reminder.outdated);
    if (outdated.length > 0) await setAside(trx).where('id', 'in', outdated).execute();
    const raised = await queueNotices(trx, await writeNotices(trx, reminders), now);
    for (const { token, threshold, subject, channelIds, isKnown } of reminders) {
      const isMine = raised.filter((notice) => notice.subject === subject).length === channelIds.length;
      // Another replica that was first with one of the channels has recorded it.
      if (!isMine || isKnown) continue;
      const about = { connectionId: token.connection_id, subject: thresholdWords(threshold) };
      await record(trx, { actor: onrampItself, action: 'reminder-raised', ...about });
    }
    return raised.length;
  });
}

/**
 * Raises the reminders that are due, each once for every channel, see {@link findUntold}. Safe to do at the same time elsewhere, and to be
 * killed in the middle.
 *
 * @param now epoch milliseconds. @returns how many notices were queued.
 */
export async function raiseReminders(opened: Pick<App, 'db'>, now: number, signal: AbortSignal): Promise<number> {
  const [reminders] = await Promise.all([findUntold(opened.db, now), setAsideFuture(opened.db, now)]);
  let raised = 0;
  for (let start = 0; start < reminders.length && !signal.aborted; start += perBatch) {
    raised += await raiseBatch(opened, reminders.slice(start, start + perBatch), now);
  }
  return raised;
}

/**
 * Reminds of the ends of tokens. By the database's clock: replicas whose clocks differ by more than an hour would take each other's
 * reminders for those of a wrong clock, and raise them again and again.
 */
export const reminders: Job = {
  name: 'reminders',
  everyMs: 60_000,
  run: async (opened, _now, signal) => {
    await raiseReminders(opened, await databaseNow(opened.db), signal);
  },
};
