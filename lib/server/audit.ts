import 'server-only';
import type { Kysely } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import type { Schema } from './db/schema';
import { currentOrigin } from './origin';

/** The acts that are recorded. Values and secrets never are. */
export type AuditAction =
  | 'signed-in'
  | 'signed-out'
  | 'sign-in-refused'
  | 'proved'
  | 'session-ended'
  | 'member-joined'
  | 'member-changed'
  | 'member-removed'
  | 'member-restored'
  | 'connection-created'
  | 'connection-renamed'
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
  | 'arrivals-watched'
  | 'snapshot-turned-on'
  | 'snapshot-turned-off'
  | 'crawl-started'
  | 'crawl-cancelled'
  | 'users-exported'
  | 'users-export-broke-off'
  | 'relay-created'
  | 'relay-opened'
  | 'relay-used'
  | 'relay-revoked';

/**
 * Records an act, with the address of the request that asked for it. Append-only, see {@link guardAudit}: a record is never changed, and
 * removed only once it is older than the retention.
 *
 * @param entry.actor who, as shown to people; {@link webexSignIn} for what came through a sign-in link.
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
      // A request may set off what Onramp then does by itself.
      origin: entry.actor === onrampItself ? null : currentOrigin(),
    })
    .execute();
}
