import 'server-only';
import type { ExpressionBuilder } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import { StateError } from '@/lib/errors';
import { longestWaitMs } from '@/lib/notice/health';
import type { App } from './app';
import type { Schema } from './db/schema';
import { settings } from './env';
import { settleHealth } from './health';
import { publish } from './live';
import { log } from './log';
import { runLadder } from './run-checks';
import type { Job } from './schedule';

/** Longer than a ladder takes with all its tries. */
const leaseMs = 10 * 60_000;
/** No time is set this far ahead: one that is was set before the clock went back. */
const farAheadMs = longestWaitMs + 86_400_000;
/** Ladders at once, so that a thousand connections do not ask all together. */
const atOnce = 2;
/** Connections taken up in one round; the others wait for the next. */
const mostInRound = 50;

interface Due {
  readonly connectionId: string;
  readonly credentialId: string;
  readonly expiresAt: number | null;
}

function hasCome(eb: ExpressionBuilder<Schema, 'connection_health'>, column: 'next_at' | 'lease_until', now: number, ahead: number) {
  return eb.or([eb(column, '<=', now), eb(column, '>', now + ahead)]);
}

async function findDue({ db }: App, now: number): Promise<readonly Due[]> {
  const rows = await db
    .selectFrom('connection_health')
    .innerJoin('credentials', 'credentials.id', 'connection_health.credential_id')
    .innerJoin('connections', 'connections.id', 'connection_health.connection_id')
    .select(['connection_health.connection_id', 'credentials.id', 'credentials.expires_at'])
    .where('credentials.status', '=', 'active')
    .whereRef('connections.organization_id', '=', 'credentials.organization_id')
    .where((eb) => eb.or([eb('next_at', '<=', now), eb('next_at', '>', now + farAheadMs)]))
    .orderBy('next_at')
    .limit(mostInRound)
    .execute();
  return rows.map((row) => ({ connectionId: row.connection_id, credentialId: row.id, expiresAt: row.expires_at }));
}

/** Takes the lease, if the connection is still due. Of many replicas one gets it. */
async function claim({ db, runner }: App, connectionId: string, now: number): Promise<boolean> {
  const claimed = await db
    .updateTable('connection_health')
    .set({ lease_holder: runner, lease_until: now + leaseMs })
    .where('connection_id', '=', connectionId)
    .where((eb) => hasCome(eb, 'next_at', now, farAheadMs))
    // Only one process opens the embedded database, so another's lease is that of a dead one.
    .$if(settings().databaseUrl !== null, (query) => query.where((eb) => hasCome(eb, 'lease_until', now, 2 * leaseMs)))
    .returning('connection_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Puts a connection off that could not be asked about, so that it is not taken up again at once. */
async function putOff({ db }: App, connectionId: string, now: number): Promise<void> {
  await db
    .updateTable('connection_health')
    .set({ next_at: now + leaseMs, lease_holder: null, lease_until: 0 })
    .where('connection_id', '=', connectionId)
    .execute();
}

async function checkOne(opened: App, { connectionId, credentialId, expiresAt }: Due, now: number): Promise<void> {
  if (!(await claim(opened, connectionId, now))) return;
  try {
    if (expiresAt !== null && expiresAt <= now) {
      await opened.db.transaction().execute((trx) => settleHealth(trx, credentialId, () => ({ kind: 'ended' }), now));
      publish(connectionId);
    } else if (!(await runLadder(opened, connectionId, onrampItself))) await putOff(opened, connectionId, now);
  } catch (error) {
    await putOff(opened, connectionId, now);
    if (error instanceof StateError) log().info({ code: error.code }, 'a connection could not be checked');
    else throw error;
  }
}

/**
 * Checks every connection whose time has come, each on one replica only.
 *
 * @param now epoch milliseconds.
 */
export async function watchHealth(opened: App, now: number, signal?: AbortSignal): Promise<void> {
  if (settings().checkEveryMs === 0) return;
  const due = [...(await findDue(opened, now))];
  const work = async () => {
    for (let next = due.shift(); next && !signal?.aborted; next = due.shift()) await checkOne(opened, next, now);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The scheduled ladder. */
export const healthJob: Job = { name: 'health', everyMs: 30_000, run: watchHealth };
