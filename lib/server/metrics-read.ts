import 'server-only';
import type { App } from './app';
import { purgedPrefix } from './audit-retention';
import { connectionNames } from './connection-names';

/** How a connection and its token are. Times are epoch milliseconds, `null` where nothing is known. */
export interface TokenState {
  readonly id: string;
  readonly name: string;
  readonly environment: string;
  readonly expiresAt: number | null;
  readonly checkedAt: number | null;
  readonly health: string | null;
}

/**
 * Every connection with the token that Okta holds: the one in use, else the last one of the same organization that was in use until Onramp
 * was made to forget it.
 */
export async function tokenStates({ db }: App): Promise<readonly TokenState[]> {
  const rows = await db
    .selectFrom('connections')
    .leftJoin('connection_health', 'connection_health.connection_id', 'connections.id')
    .select(['connections.id', 'connections.environment', 'connection_health.state'])
    .select((eb) => [
      eb
        .selectFrom('credentials')
        .select('expires_at')
        .whereRef('credentials.connection_id', '=', 'connections.id')
        .whereRef('credentials.organization_id', '=', 'connections.organization_id')
        .where((or) => or.or([or('status', '=', 'active'), or.and([or('status', '=', 'forgotten'), or('forgotten_at', 'is not', null)])]))
        .orderBy((order) => order.case().when('status', '=', 'active').then(0).else(1).end())
        .orderBy('received_at', 'desc')
        .limit(1)
        .as('expires_at'),
      eb
        .selectFrom('check_runs')
        .select('finished_at')
        .whereRef('check_runs.connection_id', '=', 'connections.id')
        .where('finished_at', 'is not', null)
        .orderBy('started_at', 'desc')
        .limit(1)
        .as('checked_at'),
    ])
    .orderBy('connections.created_at')
    .orderBy('connections.id')
    .execute();
  const names = await connectionNames(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, environment, state, expires_at, checked_at }) => ({
    id,
    name: names.get(id) ?? '',
    environment,
    expiresAt: expires_at,
    checkedAt: checked_at,
    health: state,
  }));
}

/** How many acts of each kind were ever recorded, those that were removed since included. */
export async function recordCounts({ db }: App): Promise<readonly { action: string; count: number }[]> {
  // In one transaction, or a purge in between would be counted on neither side.
  const [kept, purged] = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => [
      await trx
        .selectFrom('audit')
        .select(['action', (eb) => eb.fn.countAll<number>().as('count')])
        .groupBy('action')
        .execute(),
      await trx.selectFrom('meta').selectAll().where('key', 'like', `${purgedPrefix}%`).execute(),
    ]);
  const counts = new Map(kept.map(({ action, count }) => [action, Number(count)]));
  for (const { key, value } of purged) {
    const action = key.slice(purgedPrefix.length);
    counts.set(action, (counts.get(action) ?? 0) + Number(value));
  }
  return [...counts].sort().map(([action, count]) => ({ action, count }));
}

/** How many notices are kept, by kind, by the kind of their channel, and by how far they came. */
export async function noticeCounts({ db }: App) {
  return db
    .selectFrom('notices')
    .innerJoin('channels', 'channels.id', 'notices.channel_id')
    .select(['notices.kind', 'channels.kind as channel', 'notices.status', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy(['notices.kind', 'channels.kind', 'notices.status'])
    .orderBy('notices.kind')
    .execute();
}
