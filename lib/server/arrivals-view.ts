import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { type ProblemCode, problems } from '@/lib/problems';
import { type Arrival, type ArrivalWatchView, arrivalKinds } from '@/lib/setup/arrivals';
import { countsOf, findWatch, isOn, type WatchRow } from './arrivals-store';
import type { Schema } from './db/schema';

/** Arrivals in a view. */
const shown = 25;

const statuses = ['starting', 'watching', 'paused', 'failed'] as const;

function isProblemCode(value: string | null): value is ProblemCode {
  return value !== null && Object.hasOwn(problems, value);
}

function toArrival(row: Selectable<Schema['arrivals']>): Arrival {
  return {
    id: String(row.id),
    kind: arrivalKinds.find((kind) => kind === row.kind) ?? 'updated',
    userId: row.user_id,
    name: row.name,
    userName: row.user_name,
    licences: row.licences,
    accountStatus: row.account_status,
    source: row.source,
    at: row.happened_at,
    seenAt: row.seen_at,
  };
}

/** How many users something happened to, and how they are now, by watch. */
async function countUsers(db: Kysely<Schema>, ids: readonly string[]) {
  const rows = await db
    .selectFrom('arrival_users')
    .select((eb) => [
      'watch_id',
      eb.fn.countAll<number>().as('users'),
      eb.fn.countAll<number>().filterWhere('licences', '=', 0).filterWhere('active', '=', 1).as('unlicensed'),
      eb.fn.countAll<number>().filterWhere('unverified', '=', 1).as('unverified'),
    ])
    .where('watch_id', 'in', ids)
    .where('arrived_at', 'is not', null)
    .groupBy('watch_id')
    .execute();
  return new Map(rows.map(({ watch_id, ...counts }) => [watch_id, counts]));
}

/** The first arrivals of watches, by their own ids. */
async function firstOf(db: Kysely<Schema>, watches: readonly WatchRow[]) {
  const ids = watches.flatMap((watch) => watch.first_arrival ?? []);
  const rows = ids.length > 0 ? await db.selectFrom('arrivals').selectAll().where('id', 'in', ids).execute() : [];
  return new Map(rows.map((row) => [row.id, toArrival(row)]));
}

const noUsers = { users: 0, unlicensed: 0, unverified: 0 };

type Whose = { readonly id: string; readonly organization_id: string | null };

/**
 * The watches of connections, as far as they are about the connection's organization, without what they saw last. In a fixed number of
 * queries, however many connections.
 *
 * @returns by connection; those without a watch are missing.
 */
export async function arrivalsOf(db: Kysely<Schema>, connections: readonly Whose[]): Promise<ReadonlyMap<string, ArrivalWatchView>> {
  const organizations = new Map(connections.map((connection) => [connection.id, connection.organization_id]));
  if (organizations.size === 0) return new Map();
  const rows = await db
    .selectFrom('arrival_watches')
    .selectAll()
    .where('connection_id', 'in', [...organizations.keys()])
    .execute();
  const watches = rows.filter((watch) => watch.organization_id === organizations.get(watch.connection_id));
  if (watches.length === 0) return new Map();
  const ids = watches.map((watch) => watch.id);
  const [users, first] = await Promise.all([countUsers(db, ids), firstOf(db, watches)]);
  return new Map(
    watches.map((watch) => {
      const counted = users.get(watch.id) ?? noUsers;
      return [watch.connection_id, { ...toView(watch), ...counted, first: first.get(watch.first_arrival ?? 0) ?? null, newest: [] }];
    }),
  );
}

function toView(watch: WatchRow): Omit<ArrivalWatchView, 'first' | 'newest' | keyof typeof noUsers> {
  const { baseline_at: at, baseline_total: total, baseline_known: known } = watch;
  return {
    startedAt: watch.started_at,
    status: statuses.find((status) => status === watch.status) ?? 'paused',
    baseline: at === null || total === null || known === null ? null : { at, total, known },
    askedAt: watch.asked_at,
    nextAskAt: isOn(watch) ? watch.next_ask_at : null,
    problem: isProblemCode(watch.problem) ? watch.problem : null,
    counts: countsOf(watch),
  };
}

/** The watch of a connection as the screens show it; `null` when there is none for this organization. */
export async function arrivalsViewOf(db: Kysely<Schema>, connection: Whose): Promise<ArrivalWatchView | null> {
  const watch = await findWatch(db, connection.id);
  if (!watch || watch.organization_id !== connection.organization_id) return null;
  const [users, newest, first] = await Promise.all([
    countUsers(db, [watch.id]),
    db
      .selectFrom('arrivals')
      .selectAll()
      .where('watch_id', '=', watch.id)
      .orderBy('happened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(shown)
      .execute(),
    firstOf(db, [watch]),
  ]);
  return {
    ...toView(watch),
    ...(users.get(watch.id) ?? noUsers),
    first: first.get(watch.first_arrival ?? 0) ?? null,
    newest: newest.map(toArrival),
  };
}
