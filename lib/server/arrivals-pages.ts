import 'server-only';
import type { Kysely, Transaction } from 'kysely';
import { type ArrivalKind, type Baseline, compareUser, isOlder, type UserState } from '@/lib/setup/arrivals';
import { countsOf, rowOf, saveStates, stateOf, type WatchRow } from './arrivals-store';
import type { Schema } from './db/schema';

/** Arrivals that one watch keeps; the oldest make room. Their counts, and the first of all, stay. */
const mostArrivals = 5_000;

/** Users who are written at once: a database takes no statement with any number of values. */
const mostAtOnce = 500;

/** The users of a page, in parts; each once, as changed last, because a list that moved while it was read may name somebody twice. */
function partsOf(users: readonly UserState[]): UserState[][] {
  const last = new Map<string, UserState>();
  for (const user of users) {
    const before = last.get(user.userId);
    if (!before || isOlder(user, before)) last.set(user.userId, user);
  }
  const each = [...last.values()];
  return Array.from({ length: Math.ceil(each.length / mostAtOnce) }, (_, part) => each.slice(part * mostAtOnce, (part + 1) * mostAtOnce));
}

/** Holds a watch until the transaction ends: what one page brings is decided by one at a time. Gone when a new baseline replaced it. */
function holdWatch(trx: Transaction<Schema>, watchId: string): Promise<WatchRow | undefined> {
  return trx.updateTable('arrival_watches').set({ asked_at: Date.now() }).where('id', '=', watchId).returningAll().executeTakeFirst();
}

/** Keeps a page of the baseline: how users are before anything happens. */
export async function saveBaselinePage(db: Kysely<Schema>, watchId: string, users: readonly UserState[]): Promise<void> {
  for (const part of partsOf(users)) {
    await db.transaction().execute(async (trx) => {
      const rows = part.map((user) => rowOf(watchId, user, null));
      if (await holdWatch(trx, watchId)) await saveStates(trx, rows);
    });
  }
}

async function append(trx: Transaction<Schema>, watch: WatchRow, seen: readonly (readonly [ArrivalKind, UserState])[]): Promise<void> {
  const counts = countsOf(watch);
  const seenAt = Date.now();
  let first = watch.first_arrival;
  for (const [kind, state] of seen) {
    counts[kind] += 1;
    const { id } = await trx
      .insertInto('arrivals')
      .values({
        watch_id: watch.id,
        user_id: state.userId,
        kind,
        name: state.name,
        user_name: state.userName,
        licences: state.licences,
        account_status: state.accountStatus,
        source: state.source,
        happened_at: state.modifiedAt ?? seenAt,
        seen_at: seenAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (kind === 'created' || kind === 'linked') first ??= id;
  }
  await trx
    .updateTable('arrival_watches')
    .set({ counts: JSON.stringify(counts), first_arrival: first })
    .where('id', '=', watch.id)
    .execute();
  const oldest = await trx
    .selectFrom('arrivals')
    .select('id')
    .where('watch_id', '=', watch.id)
    .orderBy('id', 'desc')
    .offset(mostArrivals - 1)
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return;
  await trx
    .deleteFrom('arrivals')
    .where('watch_id', '=', watch.id)
    .where('id', '<', oldest.id)
    .where('id', '!=', first ?? 0)
    .execute();
}

/**
 * Compares a page of users with what is known of them, and keeps what happened with the state that it left.
 * One caller at a time: the watch is held until the page is kept, so nothing is counted twice.
 *
 * @param users as Webex sorted them: newest first, or in any order.
 * @returns how many arrivals it brought.
 */
export async function saveWatchedPage(
  db: Kysely<Schema>,
  watchId: string,
  baseline: Baseline,
  users: readonly UserState[],
): Promise<number> {
  let arrivals = 0;
  for (const part of partsOf(users)) arrivals += await savePart(db, watchId, baseline, part);
  return arrivals;
}

function savePart(db: Kysely<Schema>, watchId: string, baseline: Baseline, users: readonly UserState[]): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const watch = await holdWatch(trx, watchId);
    if (!watch) return 0;
    const ids = users.map((user) => user.userId);
    const rows = await trx.selectFrom('arrival_users').selectAll().where('watch_id', '=', watchId).where('user_id', 'in', ids).execute();
    const known = new Map(rows.map((row) => [row.user_id, row]));
    const readings = users.flatMap((now) => {
      const row = known.get(now.userId);
      const before = row ? stateOf(row) : null;
      if (before && isOlder(before, now)) return [];
      const kind = compareUser(before, now, baseline);
      const arrivedAt = row?.arrived_at ?? (kind ? Date.now() : null);
      const next = rowOf(watchId, now, arrivedAt);
      const changed = kind !== null || !row || JSON.stringify(stateOf(row)) !== JSON.stringify(now);
      return changed ? [{ now, kind, next }] : [];
    });
    await saveStates(
      trx,
      readings.map((reading) => reading.next),
    );
    const seen = readings.flatMap(({ now, kind }): [ArrivalKind, UserState][] => (kind ? [[kind, now]] : []));
    // Appended in the order in which they happened.
    if (seen.length > 0)
      await append(
        trx,
        watch,
        seen.sort(([, a], [, b]) => (a.modifiedAt ?? 0) - (b.modifiedAt ?? 0)),
      );
    return seen.length;
  });
}
