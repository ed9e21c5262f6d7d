import 'server-only';
import { arrivalKinds } from '@/lib/setup/arrivals';
import { isSignOfLife, type SignOfLife } from '@/lib/token/renewal';
import type { App } from './app';
import { record } from './audit';
import { lockConnection } from './connection-view';
import { publish } from './live';
import { findOpenRenewal } from './renewal-store';

/** The first change that may stand for Okta's work after a moment, in epoch milliseconds. */
async function findSign({ db }: App, connectionId: string, since: number): Promise<SignOfLife | null> {
  const changes = await db
    .selectFrom('arrivals')
    .innerJoin('arrival_watches', 'arrival_watches.id', 'arrivals.watch_id')
    .select(['kind', 'source', 'happened_at', 'seen_at'])
    .where('arrival_watches.connection_id', '=', connectionId)
    .where('happened_at', '>', since)
    .orderBy('happened_at')
    .execute();
  const first = changes.find((change) =>
    isSignOfLife({ source: change.source, happenedAt: change.happened_at, seenAt: change.seen_at }, since),
  );
  const kind = arrivalKinds.find((candidate) => candidate === first?.kind);
  return first && kind ? { from: 'change', kind, at: first.happened_at } : null;
}

/**
 * Looks whether the watch for arrivals saw a first sign of life after the new token of a renewal was handed over, and keeps it. Nothing is
 * asked of Webex.
 */
export async function noteSignOfLife(opened: App, connectionId: string): Promise<void> {
  const waiting = await findOpenRenewal(opened.db, connectionId);
  if (!waiting || waiting.handed_over_at === null || waiting.alive_at !== null) return;
  const sign = await findSign(opened, connectionId, waiting.handed_over_at);
  if (!sign) return;
  await opened.db.transaction().execute(async (trx) => {
    await lockConnection(trx, connectionId);
    const noted = await trx
      .updateTable('renewals')
      .set({ alive_at: Date.now(), alive_evidence: JSON.stringify(sign) })
      .where('id', '=', waiting.id)
      // What was handed over may be another token by now, or none.
      .where('handed_over_at', '=', waiting.handed_over_at)
      .where('alive_at', 'is', null)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (noted)
      await record(trx, {
        actor: 'Onramp',
        action: 'renewal-alive',
        connectionId,
        subject: `a user was ${sign.from === 'change' ? sign.kind : ''}`,
      });
  });
  publish(connectionId);
}
