import 'server-only';
import type { Kysely } from 'kysely';
import { relayLink } from '@/lib/activity/actor';
import { StateError } from '@/lib/errors';
import type { RelaySignIn, RelayView } from '@/lib/relay/link';
import { parseAuthorizeReply } from '@/lib/webex/authorize';
import { type App, app } from './app';
import { record } from './audit';
import { beginAuthorization, settleReply } from './authorizations';
import { environmentFor, toAuthorizationView } from './connection-view';
import { checkpoint } from './db/client';
import type { Schema } from './db/schema';
import { publish } from './live';
import { currentOrigin } from './origin';
import { audienceOf, checkOpen, findRelay, holderOf, type RelayRow, spend } from './relay-store';

/** How far the newest sign-in through a link has come. */
async function signInOf(db: Kysely<Schema>, row: RelayRow): Promise<RelaySignIn> {
  const begun = await db
    .selectFrom('authorizations')
    .selectAll()
    .where('connection_id', '=', row.connection_id)
    .where('session_hash', '=', holderOf(row))
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!begun) return { state: 'none', problem: null };
  const { status, problem } = toAuthorizationView(begun, Date.now());
  if (status !== 'deposited') return { state: status, problem };
  const brought = await db.selectFrom('credentials').select('status').where('authorization_id', '=', begun.id).executeTakeFirst();
  return { state: brought?.status === 'received' ? 'received' : 'done', problem: null };
}

/** Remembers who looked at a link first. */
async function noteOpened({ db }: App, row: RelayRow): Promise<void> {
  if (row.opened_at !== null) return;
  const first = await db.transaction().execute(async (trx) => {
    const opened = await trx
      .updateTable('relay_links')
      .set({ opened_at: Date.now(), opened_from: currentOrigin() })
      .where('id', '=', row.id)
      .where('opened_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (opened) await record(trx, { actor: relayLink, action: 'relay-opened', connectionId: row.connection_id, subject: audienceOf(row) });
    return opened !== undefined;
  });
  if (first) publish(row.connection_id);
}

/**
 * What a link is for, for whoever holds it: there is no session. Looking changes nothing but the receipt.
 *
 * @param lookup what the holder's browser derived from the link.
 * @throws {StateError} `relay-unknown`, `relay-used`, `relay-expired`, `relay-revoked`
 */
export async function lookAtRelay(lookup: string): Promise<RelayView> {
  const opened = await app();
  const row = await findRelay(opened.db, lookup);
  const connection = await opened.db
    .selectFrom('connections')
    .select('environment')
    .where('id', '=', row.connection_id)
    .executeTakeFirstOrThrow();
  const shared = { environment: environmentFor(connection.environment).name, expiresAt: row.expires_at };
  // What became of the sign-in is told afterwards, and no more than that.
  if (row.purpose === 'webex' && row.used_at !== null && row.expires_at > Date.now())
    return { purpose: 'webex', ...shared, organizationId: null, signIn: await signInOf(opened.db, row) };
  await checkOpen(opened.db, row);
  await noteOpened(opened, row);
  if (row.purpose === 'okta') return { purpose: 'okta', ...shared, organizationId: row.organization_id };
  return { purpose: 'webex', ...shared, organizationId: row.organization_id, signIn: await signInOf(opened.db, row) };
}

/**
 * Begins a sign-in for the Webex administrator who holds a link.
 *
 * @returns the authorize URL, and when it ends.
 * @throws {StateError} `relay-unknown`, `relay-wrong-purpose`, `relay-used`, `relay-expired`, `relay-revoked`
 */
export async function authorizeByRelay(lookup: string): Promise<{ url: string; expiresAt: number }> {
  const opened = await app();
  const row = await findRelay(opened.db, lookup, 'webex');
  return beginAuthorization(opened, {
    connectionId: row.connection_id,
    name: relayLink,
    sessionHash: holderOf(row),
    endsAt: row.expires_at,
    check: async (trx) => checkOpen(trx, await findRelay(trx, lookup, 'webex')),
  });
}

/**
 * Takes the address that Webex led the holder of a link to. Only the answer to a sign-in that this link began counts: a bare token could be
 * anybody's.
 *
 * @throws {StateError} why nothing was kept.
 */
export async function pasteByRelay(lookup: string, text: string): Promise<RelayView> {
  const opened = await app();
  const row = await findRelay(opened.db, lookup, 'webex');
  await checkOpen(opened.db, row);
  await settleReply(opened, parseAuthorizeReply(text), { connectionId: row.connection_id, sessionHash: holderOf(row) });
  return lookAtRelay(lookup);
}

/**
 * Hands out what a link carries, once: the statement that reads it deletes it. It is encrypted with a key that the server never had.
 *
 * @throws {StateError} `relay-unknown`, `relay-wrong-purpose`, `relay-used`, `relay-expired`, `relay-revoked`
 */
export async function readRelay(lookup: string): Promise<{ parcel: string }> {
  const opened = await app();
  const row = await findRelay(opened.db, lookup, 'okta');
  await checkOpen(opened.db, row);
  const parcel = await opened.db.transaction().execute(async (trx) => {
    if (!(await spend(trx, row))) return undefined;
    return trx.deleteFrom('relay_parcels').where('link_id', '=', row.id).returning('ciphertext').executeTakeFirst();
  });
  if (!parcel) {
    await checkOpen(opened.db, await findRelay(opened.db, lookup, 'okta'));
    throw new StateError('relay-used', 'the link carries nothing');
  }
  await checkpoint(opened.db);
  publish(row.connection_id);
  return { parcel: parcel.ciphertext };
}
