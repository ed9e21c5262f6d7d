import 'server-only';
import type { Act } from '@/lib/activity/act';
import type { ConnectionView } from '@/lib/connection';
import { timelineActions } from '@/lib/token/timeline';
import { app } from './app';
import { requireRole } from './auth';

/** The newest acts; what was copied a hundred times does not push the rest away by much. */
const mostActs = 100;

/**
 * The acts of a token's timeline, oldest first: since it came, or since the renewal began that made it.
 *
 * @throws {StateError} `not-signed-in`
 */
export async function listTimelineActs({ id, credential }: ConnectionView): Promise<readonly Act[]> {
  await requireRole('viewer');
  if (!credential) return [];
  const { db } = await app();
  const origin = await db
    .selectFrom('renewals')
    .select('started_at')
    .where('connection_id', '=', id)
    .where('new_credential_id', '=', credential.id)
    .executeTakeFirst();
  const acts = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'subject'])
    .where('connection_id', '=', id)
    .where('action', 'in', timelineActions)
    .where('at', '>=', Math.min(origin?.started_at ?? credential.receivedAt, credential.receivedAt))
    .orderBy('id', 'desc')
    .limit(mostActs)
    .execute();
  return acts.toReversed();
}
