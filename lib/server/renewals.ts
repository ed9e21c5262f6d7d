import 'server-only';
import type { Kysely } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { SignOfLife } from '@/lib/token/renewal';
import { app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { supersede } from './authorizations';
import { lockConnection, viewOf } from './connection-view';
import { checkpoint } from './db/client';
import type { Schema } from './db/schema';
import { abandon, complete } from './end-renewal';
import { publish } from './live';
import { findCredential, findOpenRenewal, insertRenewal, type RenewalRow, stateHandOver } from './renewal-store';

type Connection = Awaited<ReturnType<typeof lockConnection>>;

/** One act on a connection's renewals, by one at a time. @returns the view after it. */
async function act(connectionId: string, work: (trx: Kysely<Schema>, adminName: string, connection: Connection) => Promise<void>) {
  const admin = await requireRole('operator');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await work(trx, admin.name, await lockConnection(trx, connectionId));
  });
  publish(connectionId);
  return viewOf(opened, connectionId);
}

/** The renewal that an act is about, with its new token. `null` when it has come to that very end already. */
async function openOne(trx: Kysely<Schema>, connectionId: string, id: string, end?: 'completed' | 'abandoned'): Promise<RenewalRow | null> {
  const row = await trx
    .selectFrom('renewals')
    .selectAll()
    .where('id', '=', id)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  if (row?.ended_at === null) return row;
  if (row && row.outcome === end) return null;
  throw new StateError('renewal-missing', 'no such open renewal');
}

/** The later stages need the new token, and stand behind a newer one that Webex was not asked about yet. */
async function checkToken(trx: Kysely<Schema>, { connection_id, new_credential_id }: RenewalRow): Promise<void> {
  if (await findCredential(trx, connection_id, 'received')) throw new StateError('renewal-not-ready', 'a newer token is being identified');
  const next = [await findCredential(trx, connection_id, 'pending'), await findCredential(trx, connection_id, 'active')];
  if (!next.some((row) => row?.id === new_credential_id)) throw new StateError('renewal-not-ready', 'there is no new token');
}

/**
 * Opens a renewal beside the token in use, or in the place of one that died or was forgotten. One that is open already stays as it is.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `organization-missing`; `credential-missing`: there never was a token.
 */
export function startRenewal(connectionId: string): Promise<ConnectionView> {
  return act(connectionId, async (trx, adminName, connection) => {
    if (await findOpenRenewal(trx, connectionId)) return;
    if (!connection.organization_id) throw new StateError('organization-missing', 'step 3 is empty');
    const old = await trx
      .selectFrom('credentials')
      .selectAll()
      .where('connection_id', '=', connectionId)
      .where('status', 'in', ['active', 'forgotten'])
      .orderBy('status')
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!old) throw new StateError('credential-missing', 'there is nothing to renew');
    await insertRenewal(trx, connectionId, old, adminName);
  });
}

/**
 * Keeps the admin's word that Okta tested and saved the new token.
 *
 * @param credentialId the token that was shown for pasting: a newer one may have come meanwhile.
 * @throws {StateError} `not-signed-in`, `not-found`, `renewal-missing`; `renewal-not-ready`: it is not proven, or another one.
 */
export function handOver(connectionId: string, renewalId: string, credentialId: string): Promise<ConnectionView> {
  return act(connectionId, async (trx, adminName) => {
    const renewal = await openOne(trx, connectionId, renewalId);
    if (!renewal) return;
    await checkToken(trx, renewal);
    if (renewal.new_credential_id !== credentialId || renewal.proven_at === null)
      throw new StateError('renewal-not-ready', 'the token is not proven, or a newer one came');
    if (renewal.handed_over_at !== null) return;
    const said = { handed_over_at: Date.now(), handed_over_by: adminName };
    await trx.updateTable('renewals').set(said).where('id', '=', renewal.id).execute();
    const active = await findCredential(trx, connectionId, 'active');
    if (active?.id === credentialId) await stateHandOver(trx, { ...renewal, ...said });
    const subject = await fingerprintOf(trx, credentialId);
    await record(trx, { actor: adminName, action: 'renewal-handed-over', connectionId, subject });
  });
}

async function fingerprintOf(trx: Kysely<Schema>, credentialId: string): Promise<string | undefined> {
  const row = await trx.selectFrom('credentials').select('fingerprint').where('id', '=', credentialId).executeTakeFirst();
  return row?.fingerprint;
}

/**
 * Keeps the admin's word that Okta works with the new token. What was seen counts more, and stays.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `renewal-missing`; `renewal-not-ready`: it was not handed over.
 */
export function confirmAlive(connectionId: string, renewalId: string): Promise<ConnectionView> {
  return act(connectionId, async (trx, adminName) => {
    const renewal = await openOne(trx, connectionId, renewalId);
    if (!renewal) return;
    await checkToken(trx, renewal);
    if (renewal.handed_over_at === null) throw new StateError('renewal-not-ready', 'the token was not handed over');
    if (renewal.alive_at !== null) return;
    const at = Date.now();
    const sign: SignOfLife = { from: 'word', by: adminName, at };
    await trx
      .updateTable('renewals')
      .set({ alive_at: at, alive_evidence: JSON.stringify(sign) })
      .where('id', '=', renewal.id)
      .execute();
    await record(trx, { actor: adminName, action: 'renewal-alive', connectionId, subject: 'as they saw in Okta' });
  });
}

/**
 * Finishes a renewal: the new token is the one in use, and the old one is deleted, at once. Also before the first sign of life, when the
 * admin has Okta's word that it saved the new token and does not want to wait.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `renewal-missing`; `renewal-not-ready`: it was not handed over.
 */
export async function completeRenewal(connectionId: string, renewalId: string): Promise<ConnectionView> {
  const view = await act(connectionId, async (trx, adminName) => {
    const renewal = await openOne(trx, connectionId, renewalId, 'completed');
    if (!renewal) return;
    await checkToken(trx, renewal);
    if (renewal.handed_over_at === null) throw new StateError('renewal-not-ready', 'the token was not handed over');
    await complete(trx, renewal, adminName);
  });
  // Deleted on the disk as well, not only in the tables.
  await checkpoint((await app()).db);
  return view;
}

/**
 * Gives a renewal up at any stage. The new token is deleted, the old one stays in use; when the old one had died before, the new one, which is
 * in use already, stays.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `renewal-missing`
 */
export async function abandonRenewal(connectionId: string, renewalId: string): Promise<ConnectionView> {
  const view = await act(connectionId, async (trx, adminName) => {
    const renewal = await openOne(trx, connectionId, renewalId, 'abandoned');
    if (!renewal) return;
    await supersede(trx, connectionId);
    await abandon(trx, renewal, adminName);
  });
  await checkpoint((await app()).db);
  return view;
}
