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

/** How many users something happened to, and how they are now. */
function countUsers(db: Kysely<Schema>, watch: WatchRow) {
  return db
    .selectFrom('arrival_users')
    .select((eb) => [
      eb.fn.countAll<number>().as('users'),
      eb.fn.countAll<number>().filterWhere('licences', '=', 0).filterWhere('active', '=', 1).as('unlicensed'),
      eb.fn.countAll<number>().filterWhere('unverified', '=', 1).as('unverified'),
    ])
    .where('watch_id', '=', watch.id)
    .where('arrived_at', 'is not', null)
    .executeTakeFirstOrThrow();
}

/** The watch of a connection as the screens show it; `null` when there is none for this organization. */
export async function arrivalsViewOf(
  db: Kysely<Schema>,
  connection: { readonly id: string; readonly organization_id: string | null },
): Promise<ArrivalWatchView | null> {
  const watch = await findWatch(db, connection.id);
  if (!watch || watch.organization_id !== connection.organization_id) return null;
  const [users, newest, first] = await Promise.all([
    countUsers(db, watch),
    db
      .selectFrom('arrivals')
      .selectAll()
      .where('watch_id', '=', watch.id)
      .orderBy('happened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(shown)
      .execute(),
    db
      .selectFrom('arrivals')
      .selectAll()
      .where('id', '=', watch.first_arrival ?? 0)
      .executeTakeFirst(),
  ]);
  const { baseline_at: at, baseline_total: total, baseline_known: known } = watch;
  return {
    startedAt: watch.started_at,
    status: statuses.find((status) => status === watch.status) ?? 'paused',
    baseline: at === null || total === null || known === null ? null : { at, total, known },
    askedAt: watch.asked_at,
    nextAskAt: isOn(watch) ? watch.next_ask_at : null,
    problem: isProblemCode(watch.problem) ? watch.problem : null,
    counts: countsOf(watch),
    users: users.users,
    unlicensed: users.unlicensed,
    unverified: users.unverified,
    first: first ? toArrival(first) : null,
    newest: newest.map(toArrival),
  };
}
