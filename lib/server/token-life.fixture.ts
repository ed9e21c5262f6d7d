import type { Insertable } from 'kysely';
import type { App } from './app';
import type { Schema } from './db/schema';

type Db = App['db'];

/** An invented connection without a token. @returns its id. */
export async function addConnection(db: Db, name = 'Acme'): Promise<string> {
  const id = crypto.randomUUID();
  const made = { created_by: 'Test admin', created_at: 0, updated_at: 0 };
  const more = { environment: 'commercial', organization_id: null, edition: null, stated_edition: null };
  await db
    .insertInto('connections')
    .values({ id, name, ...more, ...made })
    .execute();
  return id;
}

/** The row of an invented token that was in use from `received_at` on. */
export function tokenRow(
  connectionId: string,
  life: Readonly<{ received_at: number; expires_at: number | null }>,
): Insertable<Schema['credentials']> {
  const id = crypto.randomUUID();
  return {
    id,
    connection_id: connectionId,
    authorization_id: null,
    environment: 'commercial',
    status: 'active',
    sealed: null,
    fingerprint: id.slice(0, 8),
    organization_id: 'an organization',
    signed_in_as: null,
    expires_in_seconds: null,
    expiry_source: null,
    identify_problem: null,
    forgotten_at: null,
    ...life,
  };
}

/** The row of a channel that is switched on. */
export function channelRow(
  connectionId: string | null,
  more: Partial<Insertable<Schema['channels']>> = {},
): Insertable<Schema['channels']> {
  return {
    id: crypto.randomUUID(),
    connection_id: connectionId,
    kind: 'webhook',
    address: 'https://hooks.example.com/onramp',
    sealed_secret: null,
    time_zone: 'UTC',
    enabled: 1,
    created_by: 'Test admin',
    created_at: 0,
    ...more,
  };
}
