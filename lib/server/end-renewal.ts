import 'server-only';
import type { Kysely } from 'kysely';
import { record } from './audit';
import type { Schema } from './db/schema';
import { discard, findCredential, findOpenRenewal, promote, type RenewalRow, stateHandOver } from './renewal-store';

async function end(trx: Kysely<Schema>, renewal: RenewalRow, outcome: 'completed' | 'abandoned'): Promise<void> {
  await trx.updateTable('renewals').set({ ended_at: Date.now(), outcome }).where('id', '=', renewal.id).execute();
}

/**
 * Finishes a renewal: the new token becomes the one in use, the old one is deleted, and step 6 counts as confirmed by whoever handed the
 * new one over. Part of the caller's transaction, which holds the connection.
 */
export async function complete(trx: Kysely<Schema>, renewal: RenewalRow, actor: string): Promise<void> {
  const connectionId = renewal.connection_id;
  const old = await findCredential(trx, connectionId, 'active');
  const next = await findCredential(trx, connectionId, 'pending');
  if (next) await promote(trx, connectionId, { old, next, actor });
  await stateHandOver(trx, renewal);
  await end(trx, renewal, 'completed');
  await record(trx, { actor, action: 'renewal-completed', connectionId, subject: (next ?? old)?.fingerprint });
}

/**
 * Gives a renewal up: a new token that waits, or that was not identified yet, is deleted; the one in use stays. Part of the caller's
 * transaction, which holds the connection.
 */
export async function abandon(trx: Kysely<Schema>, renewal: RenewalRow, actor: string): Promise<void> {
  const connectionId = renewal.connection_id;
  const next = await findCredential(trx, connectionId, 'pending');
  const received = await findCredential(trx, connectionId, 'received');
  for (const row of [next, received]) if (row) await discard(trx, row.id, 'abandoned');
  await end(trx, renewal, 'abandoned');
  await record(trx, { actor, action: 'renewal-abandoned', connectionId, subject: (next ?? received)?.fingerprint });
}

/**
 * Ends the renewal that is open before all tokens of a connection are forgotten. One that was handed over is finished first, so that what
 * is remembered is the token that Okta holds. Part of the caller's transaction, which holds the connection.
 */
export async function endBeforeForgetting(trx: Kysely<Schema>, connectionId: string, actor: string): Promise<void> {
  const renewal = await findOpenRenewal(trx, connectionId);
  if (renewal) await (renewal.handed_over_at === null ? abandon : complete)(trx, renewal, actor);
}

/** Gives the renewal up that is open, if one is: its token is of another organization than step 3's now. Part of the caller's transaction. */
export async function abandonOpen(trx: Kysely<Schema>, connectionId: string, actor: string): Promise<void> {
  const renewal = await findOpenRenewal(trx, connectionId);
  if (renewal) await abandon(trx, renewal, actor);
}
