import 'server-only';
import type { ExpressionBuilder } from 'kysely';
import { longestWaitMs } from '@/lib/notice/health';
import type { App } from './app';
import type { Schema } from './db/schema';
import { settings } from './env';
import { placeOfConnection } from './health';

const minuteMs = 60_000;
/** Longer than a ladder takes with all its tries: other replicas leave a connection alone for so long. */
const leaseMs = 15 * minuteMs;
/** A connection that could not be judged, as when its token cannot be opened, is taken up again after this. */
const putOffMs = 15 * minuteMs;
/** A new token is looked at soon, but the guide asks first. */
const firstLookMs = 2 * minuteMs;
/** Connections taken up in one round; the others wait for the next. */
const mostInRound = 50;

/** A connection whose time has come. `expiresAt` is epoch milliseconds. */
export interface Due {
  readonly connectionId: string;
  readonly credentialId: string;
  readonly expiresAt: number | null;
}

/** No time is set further ahead than this: one that is was set before the clock went back. */
const farAheadMs = () => longestWaitMs(settings().checkEveryMs) * 1.2;

type Columns = ExpressionBuilder<Schema, 'connection_health'>;
const hasCome = (eb: Columns, column: 'next_at' | 'lease_until', now: number, aheadMs: number) =>
  eb.or([eb(column, '<=', now), eb(column, '>', now + aheadMs)]);

/** Tokens in use that may be sent: kept, and of the organization that step 3 holds. */
function watchable({ db }: App) {
  return db
    .selectFrom('connections')
    .innerJoin('credentials', 'credentials.connection_id', 'connections.id')
    .where('credentials.status', '=', 'active')
    .where('credentials.sealed', 'is not', null)
    .whereRef('connections.organization_id', '=', 'credentials.organization_id')
    .$if(!settings().sandboxEnabled, (query) => query.where('connections.environment', '!=', 'sandbox'));
}

/**
 * Plans the first look at tokens that are new, and at connections that were last checked before there was a schedule: those are spread over
 * the whole interval. What never was checked by a person is still being set up, and is left alone.
 */
export async function meetNewTokens(opened: App, now: number): Promise<void> {
  const { db } = opened;
  const replaced = await watchable(opened)
    .innerJoin('connection_health', 'connection_health.connection_id', 'connections.id')
    .select(['connections.id', 'credentials.id as credential', 'connection_health.credential_id as former'])
    .whereRef('connection_health.credential_id', '!=', 'credentials.id')
    .execute();
  for (const { id, credential, former } of replaced) {
    await db
      .updateTable('connection_health')
      .set({ credential_id: credential, checked_at: null, next_at: now + firstLookMs })
      .where('connection_id', '=', id)
      .where('credential_id', '=', former)
      .execute();
  }
  const unknown = await watchable(opened)
    .leftJoin('connection_health', 'connection_health.connection_id', 'connections.id')
    .select(['connections.id', 'credentials.id as credential'])
    .where('connection_health.connection_id', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('check_runs')
          .select('check_runs.id')
          .whereRef('check_runs.connection_id', '=', 'connections.id')
          .where('check_runs.finished_at', 'is not', null),
      ),
    )
    .execute();
  for (const { id, credential } of unknown) {
    const nextAt = now + Math.round(settings().checkEveryMs * placeOfConnection(id));
    await db
      .insertInto('connection_health')
      .values({
        connection_id: id,
        credential_id: credential,
        state: 'unjudged',
        reason: null,
        since: now,
        checked_at: null,
        next_at: nextAt,
        failures: 0,
        trouble_since: null,
        alarms: '{}',
        lease_holder: null,
        lease_until: 0,
      })
      .onConflict((conflict) => conflict.column('connection_id').doNothing())
      .execute();
  }
}

/** The connections whose time has come, the longest due first. */
export async function findDue(opened: App, now: number): Promise<readonly Due[]> {
  const rows = await watchable(opened)
    .innerJoin('connection_health', 'connection_health.credential_id', 'credentials.id')
    .select(['connections.id', 'credentials.id as credential', 'credentials.expires_at'])
    .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', now + farAheadMs())]))
    .orderBy('next_at')
    .limit(mostInRound)
    .execute();
  return rows.map((row) => ({ connectionId: row.id, credentialId: row.credential, expiresAt: row.expires_at }));
}

/** Takes the lease, if the connection is still due. Of many replicas one gets it. */
export async function claim({ db, runner }: App, { connectionId, credentialId }: Due, now: number): Promise<boolean> {
  const claimed = await db
    .updateTable('connection_health')
    .set({ lease_holder: runner, lease_until: now + leaseMs })
    .where('connection_id', '=', connectionId)
    .where('credential_id', '=', credentialId)
    .where((eb) => hasCome(eb, 'next_at', now, farAheadMs()))
    // Only one process opens the embedded database, so another's lease is that of a dead one.
    .$if(settings().databaseUrl !== null, (query) => query.where((eb) => hasCome(eb, 'lease_until', now, 2 * leaseMs)))
    .returning('connection_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/**
 * Gives back what {@link claim} took. A judgement did so already; without one the connection is put off, so that it is not taken up at once.
 *
 * @param now epoch milliseconds; `null`: this process ends, and another may go on at once.
 */
export async function letGo({ db, runner }: App, { connectionId }: Due, now: number | null): Promise<void> {
  await db
    .updateTable('connection_health')
    .set({ lease_holder: null, lease_until: 0, ...(now === null ? {} : { next_at: now + putOffMs }) })
    .where('connection_id', '=', connectionId)
    .where('lease_holder', '=', runner)
    .execute();
}
