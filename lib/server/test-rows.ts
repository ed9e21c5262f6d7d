import { randomUUID } from 'node:crypto';
import type { App } from './app';
import { channelPlace, placeOf } from './places';
import { fingerprintOf, open, seal } from './vault';

/** A made-up token, told apart by its number. No text of it may show outside of a seal. */
export const madeUpToken = (number: number) => `made-up-token-${number}-${'x'.repeat(40)}`;

/** Connections that each have a sealed token, a webhook with a sealed secret, a record and users; written directly, a batch at a time. */
export async function addConnections({ db, keys }: App, count: number): Promise<void> {
  for (let from = 0; from < count; from += 100) {
    const numbers = Array.from({ length: Math.min(100, count - from) }, (_, index) => from + index);
    const rows = numbers.map((number) => ({
      number,
      id: randomUUID(),
      credential: randomUUID(),
      channel: randomUUID(),
      organization: randomUUID(),
    }));
    const at = 1_760_000_000_000 + from;
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('connections')
        .values(
          rows.map(({ id, organization, number }) => ({
            id,
            name: `Connection ${number} “Zoë”`,
            environment: 'sandbox',
            organization_id: organization,
            edition: null,
            stated_edition: null,
            created_by: 'Test admin',
            created_at: at,
            updated_at: at,
          })),
        )
        .execute();
      await trx
        .insertInto('credentials')
        .values(
          rows.map(({ id, credential, organization, number }) => {
            const place = { id: credential, connection_id: id, environment: 'sandbox', organization_id: organization };
            return {
              ...place,
              authorization_id: null,
              status: 'active',
              sealed: seal(keys, placeOf(place), madeUpToken(number)),
              fingerprint: fingerprintOf(keys, madeUpToken(number)),
              signed_in_as: 'ada@example.com',
              received_at: at,
              expires_in_seconds: 3_888_000,
              expires_at: at + 3_888_000_000,
              expiry_source: 'expires_in',
              identify_problem: null,
              forgotten_at: null,
            };
          }),
        )
        .execute();
      await trx
        .insertInto('channels')
        .values(
          rows.map(({ id, channel, number }) => ({
            id: channel,
            connection_id: id,
            kind: 'webhook',
            address: 'https://example.com/hook',
            sealed_secret: seal(keys, channelPlace({ id: channel }), madeUpToken(number)),
            time_zone: 'Europe/Paris',
            enabled: 1,
            created_by: 'Test admin',
            created_at: at,
          })),
        )
        .execute();
      await trx
        .insertInto('audit')
        .values(
          rows.map(({ id }) => ({ at, actor: 'Test admin', action: 'connection-created', connection_id: id, subject: null, origin: null })),
        )
        .execute();
    });
  }
}

/** How many sealed values open to what was sealed, under which keys, and whether every token still has its fingerprint. */
export async function readSealed({ db, keys }: App): Promise<{ opened: number; keyIds: readonly string[]; sameFingerprints: boolean }> {
  const credentials = await db.selectFrom('credentials').selectAll().where('sealed', 'is not', null).execute();
  const channels = await db.selectFrom('channels').selectAll().where('sealed_secret', 'is not', null).execute();
  const tokens = credentials.map((row) => ({ row, text: open(keys, placeOf(row), row.sealed ?? '') }));
  const secrets = channels.map((row) => open(keys, channelPlace(row), row.sealed_secret ?? ''));
  const meta = await db.selectFrom('meta').selectAll().where('key', 'in', ['canary', 'fingerprint-key']).execute();
  const envelopes = [...credentials.map((row) => row.sealed), ...channels.map((row) => row.sealed_secret), ...meta.map((row) => row.value)];
  return {
    opened: [...tokens.map(({ text }) => text), ...secrets].filter((text) => /^made-up-token-\d+-x{40}$/.test(text)).length,
    keyIds: [...new Set(envelopes.map((envelope) => envelope?.split('.')[1] ?? ''))].sort(),
    sameFingerprints: tokens.every(({ row, text }) => row.fingerprint === fingerprintOf(keys, text)),
  };
}
