import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { StateError } from '@/lib/errors';
import { mostOpenRelays, type RelayHours, type RelayLink } from '@/lib/relay/link';
import { type App, app } from './app';
import { record } from './audit';
import { requireProof, requireRole } from './auth';
import { checkConnection, lockConnection } from './connection-view';
import { checkpoint } from './db/client';
import type { Schema } from './db/schema';
import { publish } from './live';
import { audienceOf, type RelayRow, revokeRelays } from './relay-store';
import { hashOfSecret } from './secret';

const hourMs = 3_600_000;
/** Links that are listed, newest first. */
const mostListed = 30;

const receipt = (at: number | null, from: string | null) => (at === null ? null : { at, from });

function toRelayLink(row: RelayRow, now: number): RelayLink {
  const ended = row.used_at !== null ? 'used' : row.revoked_at !== null ? 'revoked' : row.expires_at <= now ? 'expired' : 'open';
  return {
    id: row.id,
    purpose: row.purpose === 'okta' ? 'okta' : 'webex',
    status: ended,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    opened: receipt(row.opened_at, row.opened_from),
    used: receipt(row.used_at, row.used_from),
    revokedAt: row.revoked_at,
  };
}

async function list({ db }: App, connectionId: string): Promise<readonly RelayLink[]> {
  const now = Date.now();
  const rows = await db
    .selectFrom('relay_links')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(mostListed)
    .execute();
  return rows.map((row) => toRelayLink(row, now));
}

/** The links of a connection, newest first, with who opened them. @throws {StateError} `not-signed-in`, `not-found` */
export async function listRelays(connectionId: string): Promise<readonly RelayLink[]> {
  await requireRole('viewer');
  const opened = await app();
  await checkConnection(opened, connectionId);
  return list(opened, connectionId);
}

/** What an admin's browser made. `lookup`: what is derived from the link's secret to find it by. `parcel`: the token, encrypted there. */
type NewRelay =
  | { readonly purpose: 'webex'; readonly lookup: string; readonly hours: RelayHours }
  | {
      readonly purpose: 'okta';
      readonly lookup: string;
      readonly hours: RelayHours;
      readonly parcel: string;
      readonly credentialId: string;
    };

async function checkRoom(trx: Kysely<Schema>, connectionId: string, now: number): Promise<void> {
  const { open } = await trx
    .selectFrom('relay_links')
    .select((eb) => eb.fn.countAll<number | string>().as('open'))
    .where('connection_id', '=', connectionId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  if (Number(open) >= mostOpenRelays) throw new StateError('relay-full', `${open} links are open`);
}

/** The token that a link says to carry. What is in the parcel, only the browser knows. */
async function carried(trx: Kysely<Schema>, connection: Selectable<Schema['connections']>, credentialId: string) {
  const credential = await trx
    .selectFrom('credentials')
    .select(['id', 'expires_at'])
    .where('id', '=', credentialId)
    .where('connection_id', '=', connection.id)
    .where('organization_id', '=', connection.organization_id)
    .where('status', 'in', ['active', 'pending'])
    .where('sealed', 'is not', null)
    .executeTakeFirst();
  if (!credential) throw new StateError('credential-missing', 'no such token is in use');
  return credential;
}

/**
 * Keeps a link that an admin's browser made. The secret of it never comes here: what is kept is a hash, and ciphertext. Revealing the token
 * for it was an act of its own, recorded before.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `organization-missing`, `credential-missing`, `relay-full`
 */
export async function createRelay(connectionId: string, made: NewRelay): Promise<readonly RelayLink[]> {
  const admin = made.purpose === 'okta' ? await requireProof('owner') : await requireRole('operator');
  const opened = await app();
  const now = Date.now();
  await opened.db.transaction().execute(async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    if (!connection.organization_id) throw new StateError('organization-missing', 'step 3 is empty');
    await checkRoom(trx, connectionId, now);
    const credential = made.purpose === 'okta' ? await carried(trx, connection, made.credentialId) : null;
    const id = crypto.randomUUID();
    await trx
      .insertInto('relay_links')
      .values({
        id,
        connection_id: connectionId,
        purpose: made.purpose,
        lookup_hash: hashOfSecret(made.lookup),
        organization_id: connection.organization_id,
        credential_id: credential?.id ?? null,
        created_by: admin.name,
        created_at: now,
        expires_at: Math.min(now + made.hours * hourMs, credential?.expires_at ?? Number.POSITIVE_INFINITY),
        opened_at: null,
        opened_from: null,
        used_at: null,
        used_from: null,
        revoked_at: null,
      })
      .execute();
    if (made.purpose === 'okta') await trx.insertInto('relay_parcels').values({ link_id: id, ciphertext: made.parcel }).execute();
    await record(trx, { actor: admin.name, action: 'relay-created', connectionId, subject: audienceOf(made) });
  });
  publish(connectionId);
  return list(opened, connectionId);
}

/** Takes a link back. One that ended already stays as it is. @throws {StateError} `not-signed-in`, `not-found` */
export async function revokeRelay(connectionId: string, id: string): Promise<readonly RelayLink[]> {
  const admin = await requireRole('operator');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await lockConnection(trx, connectionId);
    await revokeRelays(trx, { connectionId, id }, admin.name);
  });
  // Deleted on the disk as well, not only in the tables.
  await checkpoint(opened.db);
  publish(connectionId);
  return list(opened, connectionId);
}
