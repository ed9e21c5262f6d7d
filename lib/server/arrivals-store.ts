import 'server-only';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { type ArrivalKind, arrivalKinds, looksUnverified, type UserState } from '@/lib/setup/arrivals';
import type { Schema } from './db/schema';

export type WatchRow = Selectable<Schema['arrival_watches']>;
type UserRow = Selectable<Schema['arrival_users']>;

const countsSchema = z.object({
  created: z.number(),
  linked: z.number(),
  updated: z.number(),
  deactivated: z.number(),
  reactivated: z.number(),
});

/** In the place of a name that is not kept any more. */
const notKept = '(name not kept)';

/** How often each kind was seen in a watch. */
export function countsOf(watch: Pick<WatchRow, 'counts'>): Record<ArrivalKind, number> {
  return countsSchema.parse(JSON.parse(watch.counts));
}

/** The counts of a watch that saw nothing yet. */
export const noCounts = JSON.stringify(Object.fromEntries(arrivalKinds.map((kind) => [kind, 0])));

/** The watch of a connection, whatever organization it belongs to. */
export function findWatch(db: Kysely<Schema>, connectionId: string): Promise<WatchRow | undefined> {
  return db.selectFrom('arrival_watches').selectAll().where('connection_id', '=', connectionId).executeTakeFirst();
}

/**
 * Takes the names out of what a watch saw and remembers. Counts and ids stay, so that what was proven stays proven, and a watch that is
 * taken up again knows whom it knew.
 */
export async function forgetNames(trx: Transaction<Schema>, connectionId: string): Promise<void> {
  const watch = await findWatch(trx, connectionId);
  if (!watch) return;
  const nameless = { name: notKept, user_name: '' };
  await trx.updateTable('arrivals').set(nameless).where('watch_id', '=', watch.id).execute();
  await trx.updateTable('arrival_users').set(nameless).where('watch_id', '=', watch.id).execute();
  await trx.updateTable('arrival_watches').set({ status: 'paused' }).where('id', '=', watch.id).execute();
}

/** Whether a watch is to be served. */
export const isOn = (watch: WatchRow) => watch.status === 'starting' || watch.status === 'watching';

/** Until when Webex asked to be left in peace; 0 when it did not. */
export const waitsUntil = (watch: WatchRow) => (watch.problem === 'upstream-rate-limited' ? (watch.next_ask_at ?? 0) : 0);

/** A row as what is remembered of a user. */
export const stateOf = (row: UserRow): UserState => ({
  userId: row.user_id,
  name: row.name,
  userName: row.user_name,
  active: row.active === 1,
  externalId: row.external_id,
  source: row.source,
  licences: row.licences,
  accountStatus: row.account_status,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
  version: row.version,
});

/** What is remembered of a user as a row. @param arrivedAt when something first happened to them, epoch milliseconds. */
export const rowOf = (watchId: string, state: UserState, arrivedAt: number | null): UserRow => ({
  watch_id: watchId,
  user_id: state.userId,
  name: state.name,
  user_name: state.userName,
  active: state.active ? 1 : 0,
  external_id: state.externalId,
  source: state.source,
  licences: state.licences,
  account_status: state.accountStatus,
  unverified: looksUnverified(state.accountStatus) ? 1 : 0,
  created_at: state.createdAt,
  modified_at: state.modifiedAt,
  version: state.version,
  arrived_at: arrivedAt,
});

/** Keeps users as they were last seen. */
export async function saveStates(trx: Transaction<Schema>, rows: readonly UserRow[]): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('arrival_users')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['watch_id', 'user_id']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        user_name: eb.ref('excluded.user_name'),
        active: eb.ref('excluded.active'),
        external_id: eb.ref('excluded.external_id'),
        source: eb.ref('excluded.source'),
        licences: eb.ref('excluded.licences'),
        account_status: eb.ref('excluded.account_status'),
        unverified: eb.ref('excluded.unverified'),
        created_at: eb.ref('excluded.created_at'),
        modified_at: eb.ref('excluded.modified_at'),
        version: eb.ref('excluded.version'),
        arrived_at: eb.ref('excluded.arrived_at'),
      })),
    )
    .execute();
}
