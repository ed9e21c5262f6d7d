import 'server-only';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import { relayLink } from '@/lib/activity/actor';
import { StateError } from '@/lib/errors';
import type { RelayPurpose } from '@/lib/relay/link';
import { record } from './audit';
import type { Schema } from './db/schema';
import { currentOrigin } from './origin';
import { hashOfSecret } from './secret';

export type RelayRow = Selectable<Schema['relay_links']>;

/** What the record says that a link was for. */
const audiences: Readonly<Record<RelayPurpose, string>> = { webex: 'for the Webex administrator', okta: 'for the Okta administrator' };
export const audienceOf = ({ purpose }: Pick<RelayRow, 'purpose'>): string => audiences[purpose === 'okta' ? 'okta' : 'webex'];

const holderPrefix = 'relay ';

/** What stands in the place of a session in the authorizations that a link makes. No session's hash looks like it. */
export const holderOf = ({ id }: Pick<RelayRow, 'id'>): string => holderPrefix + id;

type Builder = ExpressionBuilder<Schema, 'relay_links'>;

/** Not used, not revoked, not too old. */
const isOpen = (eb: Builder, now: number) => eb.and([eb('used_at', 'is', null), eb('revoked_at', 'is', null), eb('expires_at', '>', now)]);

/** What it was made for is still so: step 3 holds the same organization, and the token that it carries is kept. */
const isOfUse = (eb: Builder) =>
  eb.and([
    eb.exists(
      eb
        .selectFrom('connections')
        .select('connections.id')
        .whereRef('connections.id', '=', 'relay_links.connection_id')
        .whereRef('connections.organization_id', '=', 'relay_links.organization_id'),
    ),
    eb.or([
      eb('credential_id', 'is', null),
      eb.exists(
        eb
          .selectFrom('credentials')
          .select('credentials.id')
          .whereRef('credentials.id', '=', 'relay_links.credential_id')
          .where('credentials.sealed', 'is not', null)
          .where('credentials.status', 'in', ['active', 'pending']),
      ),
    ]),
  ]);

/**
 * The link that a browser holds. It is found by a hash, so that the time of the answer tells nothing about links that exist.
 *
 * @throws {StateError} `relay-unknown`, `relay-wrong-purpose`
 */
export async function findRelay(db: Kysely<Schema>, lookup: string, purpose?: RelayPurpose): Promise<RelayRow> {
  const row = await db.selectFrom('relay_links').selectAll().where('lookup_hash', '=', hashOfSecret(lookup)).executeTakeFirst();
  if (!row) throw new StateError('relay-unknown', 'no such link');
  if (purpose && row.purpose !== purpose) throw new StateError('relay-wrong-purpose', `the link is ${audienceOf(row)}`);
  return row;
}

/** Makes sure that a link may still be used. @throws {StateError} `relay-revoked`, `relay-used`, `relay-expired` */
export async function checkOpen(db: Kysely<Schema>, row: RelayRow): Promise<void> {
  if (row.used_at !== null) throw new StateError('relay-used', 'the link did what it was for');
  if (row.revoked_at !== null) throw new StateError('relay-revoked', 'somebody revoked the link');
  if (row.expires_at <= Date.now()) throw new StateError('relay-expired', 'the link is too old');
  const live = await db.selectFrom('relay_links').select('id').where('id', '=', row.id).where(isOfUse).executeTakeFirst();
  if (!live) throw new StateError('relay-revoked', 'the organization or the token changed');
}

/** Ends a link because it did what it is for: of any number of callers exactly one is told that it did. Part of the caller's transaction. */
export async function spend(trx: Kysely<Schema>, row: RelayRow): Promise<boolean> {
  const now = Date.now();
  const used = await trx
    .updateTable('relay_links')
    .set({ used_at: now, used_from: currentOrigin() })
    .where('id', '=', row.id)
    .where((eb) => isOpen(eb, now))
    .where(isOfUse)
    .returning('id')
    .executeTakeFirst();
  if (used) await record(trx, { actor: relayLink, action: 'relay-used', connectionId: row.connection_id, subject: audienceOf(row) });
  return used !== undefined;
}

/** The link that a sign-in was begun through; `null`: it was begun by a session, or the link is gone. */
export async function findHolder(trx: Kysely<Schema>, holder: string): Promise<RelayRow | null> {
  if (!holder.startsWith(holderPrefix)) return null;
  const row = await trx.selectFrom('relay_links').selectAll().where('id', '=', holder.slice(holderPrefix.length)).executeTakeFirst();
  return row ?? null;
}

/** Which links to revoke; what is not named does not matter. */
interface Which {
  readonly connectionId?: string;
  readonly id?: string;
  readonly purpose?: RelayPurpose;
  readonly credentialId?: string;
  readonly createdBy?: string;
}

/** Revokes links that are open, with what they carry and the sign-ins that were begun through them. Part of the caller's transaction. */
export async function revokeRelays(trx: Kysely<Schema>, which: Which, actor: string): Promise<void> {
  const now = Date.now();
  const { connectionId, id, purpose, credentialId, createdBy } = which;
  const revoked = await trx
    .updateTable('relay_links')
    .set({ revoked_at: now })
    .where((eb) => isOpen(eb, now))
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId ?? ''))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? ''))
    .$if(credentialId !== undefined, (query) => query.where('credential_id', '=', credentialId ?? ''))
    .$if(createdBy !== undefined, (query) => query.where('created_by', '=', createdBy ?? ''))
    .returningAll()
    .execute();
  if (revoked.length === 0) return;
  const ids = revoked.map((row) => row.id);
  await trx.deleteFrom('relay_parcels').where('link_id', 'in', ids).execute();
  await trx
    .updateTable('authorizations')
    .set({ consumed_at: now, outcome: 'authorization-superseded' })
    .where('session_hash', 'in', revoked.map(holderOf))
    .where('consumed_at', 'is', null)
    .execute();
  for (const row of revoked)
    await record(trx, { actor, action: 'relay-revoked', connectionId: row.connection_id, subject: audienceOf(row) });
}

/** Deletes what links carry that cannot be used any more, and links that ended so long ago that nobody asks. */
export async function sweepRelays(db: Kysely<Schema>, now: number, keepMs: number): Promise<boolean> {
  const parcels = await db
    .deleteFrom('relay_parcels')
    .where('link_id', 'not in', (eb) =>
      eb
        .selectFrom('relay_links')
        .select('id')
        .where((open) => isOpen(open, now))
        .where(isOfUse),
    )
    .executeTakeFirst();
  await db
    .deleteFrom('relay_links')
    .where('expires_at', '<', now - keepMs)
    .execute();
  return parcels.numDeletedRows > 0n;
}
