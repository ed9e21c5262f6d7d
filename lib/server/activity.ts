import 'server-only';
import type { ActivityPage } from '@/lib/activity/act';
import { StateError } from '@/lib/errors';
import { app } from './app';
import { requireAdmin } from './auth';

/** Acts on one page, at most. */
export const mostActsOnPage = 100;

/**
 * What was done to one connection, newest first. By the order in which it was recorded: clocks may be set back, ids are not.
 *
 * @param page.before only what was recorded before the act of this id; unset: the newest.
 * @param page.limit acts, at most {@link mostActsOnPage}.
 * @throws {StateError} `not-signed-in`, `not-found`
 */
export async function listActivity(
  connectionId: string,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<ActivityPage> {
  await requireAdmin();
  const { db } = await app();
  const connection = await db.selectFrom('connections').select('id').where('id', '=', connectionId).executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
  const count = Math.min(limit, mostActsOnPage);
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'action', 'subject'])
    .where('connection_id', '=', connectionId)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(count + 1)
    .execute();
  const acts = rows.slice(0, count);
  return { acts, next: rows.length > count ? (acts.at(-1)?.id ?? null) : null };
}
