import 'server-only';
import type { ExpressionBuilder } from 'kysely';
import type { App } from './app';
import type { WatchRow } from './arrivals-store';
import type { Schema } from './db/schema';
import { settings } from './env';

/** How long other replicas leave a watch to the one that asks, after its next ask was due. What two of them read at once is kept once. */
export const leaseMs = 60_000;
/** A longer `Retry-After` is not believed. */
export const longestRestMs = 3_600_000;
/** No time of a watch is set this far ahead: one that is was set before the clock went back. */
const farAheadMs = 2 * longestRestMs;

/** Whether a time of a watch has come. Both are epoch milliseconds. */
export function hasCome(time: number, now: number): boolean {
  return time <= now || time > now + farAheadMs;
}

function hasComeInRow(eb: ExpressionBuilder<Schema, 'arrival_watches'>, column: 'lease_until' | 'watched_until', now: number) {
  return eb.or([eb(column, '<=', now), eb(column, '>', now + farAheadMs)]);
}

/** Takes or keeps the lease of a watch. @returns `undefined` when another replica has it. */
export function takeLease({ db, runner }: App, watchId: string, now: number): Promise<WatchRow | undefined> {
  return (
    db
      .updateTable('arrival_watches')
      .set({ lease_holder: runner, lease_until: now + leaseMs })
      .where('id', '=', watchId)
      // Only one process opens the embedded database, so another's lease is that of a dead one.
      .$if(settings().databaseUrl !== null, (query) =>
        query.where((eb) => eb.or([eb('lease_holder', 'is', null), eb('lease_holder', '=', runner), hasComeInRow(eb, 'lease_until', now)])),
      )
      .returningAll()
      .executeTakeFirst()
  );
}

/** Gives back what {@link takeLease} took, if it is still held. */
export async function releaseLease({ db, runner }: App, connectionId: string): Promise<void> {
  await db
    .updateTable('arrival_watches')
    .set({ lease_holder: null, lease_until: 0 })
    .where('connection_id', '=', connectionId)
    .where('lease_holder', '=', runner)
    .execute();
}

/** Says until when somebody looks. */
export async function keepLooking({ db }: App, watchId: string, until: number): Promise<void> {
  await db.updateTable('arrival_watches').set({ watched_until: until }).where('id', '=', watchId).execute();
}

/** Pauses a watch at which nobody looks, on any replica. */
export async function pauseUnseen({ db }: App, watchId: string, now: number): Promise<void> {
  await db
    .updateTable('arrival_watches')
    .set({ status: 'paused' })
    .where('id', '=', watchId)
    .where('status', 'in', ['starting', 'watching'])
    // Another replica may have a window open.
    .where((eb) => hasComeInRow(eb, 'watched_until', now))
    .execute();
}
