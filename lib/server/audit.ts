import 'server-only';
import type { Kysely } from 'kysely';
import type { Schema } from './db/schema';

/** The acts that are recorded. Values and secrets never are. */
export type AuditAction =
  | 'signed-in'
  | 'signed-out'
  | 'connection-created'
  | 'organization-set'
  | 'edition-stated'
  | 'statement-given'
  | 'statement-withdrawn'
  | 'link-issued'
  | 'link-cancelled'
  | 'token-received'
  | 'token-refused'
  | 'token-activated'
  | 'token-retired'
  | 'token-revealed'
  | 'token-copied'
  | 'token-forgotten'
  | 'calendar-downloaded'
  | 'token-purged'
  | 'expiry-stated'
  | 'renewal-started'
  | 'renewal-handed-over'
  | 'renewal-alive'
  | 'renewal-completed'
  | 'renewal-abandoned'
  | 'channel-added'
  | 'channel-changed'
  | 'channel-removed'
  | 'channel-tested'
  | 'reminder-raised'
  | 'alarm-raised'
  | 'health-changed'
  | 'audit-exported'
  | 'key-rotated'
  | 'backup-made'
  | 'backup-restored'
  | 'checks-run'
  | 'arrivals-watched';

/**
 * Records an act. Append-only: nothing in Onramp changes or removes a record.
 *
 * @param entry.actor who, as shown to people; `Webex sign-in` for what came through a sign-in link.
 * @param entry.subject what it was done to, never a secret: a fingerprint, a step, a problem code.
 */
export async function record(
  db: Kysely<Schema>,
  entry: { actor: string; action: AuditAction; connectionId?: string | undefined; subject?: string | undefined },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      at: Date.now(),
      actor: entry.actor,
      action: entry.action,
      connection_id: entry.connectionId ?? null,
      subject: entry.subject ?? null,
      origin: null,
    })
    .execute();
}
