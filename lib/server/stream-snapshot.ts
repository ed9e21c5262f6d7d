import 'server-only';
import { StateError } from '@/lib/errors';
import { type ScimUser, scimUserSchema } from '@/lib/scim/user';
import type { UsersFilter } from '@/lib/users/snapshot';
import type { Database } from './db/client';
import { isShown, matches, planText, shownSnapshot } from './snapshot-filter';

/** Users that are held in memory at once. */
const perBatch = 500;

/**
 * Versions are removed when the next crawl begins, not when a newer snapshot comes.
 *
 * @throws {StateError} `snapshot-replaced`, `snapshot-off`
 */
async function checkKept(db: Database, connectionId: string, generation: number): Promise<void> {
  const shown = await shownSnapshot(db, connectionId);
  if (shown.generation === generation) return;
  const { newest } = await db
    .selectFrom('crawls')
    .select((eb) => eb.fn.max<number | null>('generation').as('newest'))
    .where('connection_id', '=', connectionId)
    .executeTakeFirstOrThrow();
  if (newest !== shown.generation) throw new StateError('snapshot-replaced', 'what was read is no longer kept');
}

/**
 * All users whom a filter lets through, of one snapshot, in the order of their ids. Memory does not grow with their number.
 *
 * @throws {StateError} `snapshot-off`, `snapshot-not-ready`, and `snapshot-replaced` when two crawls overtook the reader.
 */
export async function* streamSnapshot(db: Database, connectionId: string, filter: UsersFilter): AsyncGenerator<readonly ScimUser[]> {
  const { generation } = await shownSnapshot(db, connectionId);
  const plan = await planText(db, filter);
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('snapshot_users')
      .innerJoin('snapshot_resources', 'snapshot_resources.row_id', 'snapshot_users.row_id')
      .select(['user_id', 'resource'])
      .where('connection_id', '=', connectionId)
      .where('user_id', '>', after)
      .where((eb) => isShown(eb, generation))
      .where((eb) => matches(eb, filter, plan))
      .orderBy('user_id')
      .limit(perBatch)
      .execute();
    // After the reading: what was removed before it would be missing.
    await checkKept(db, connectionId, generation);
    if (rows.length > 0) yield rows.map(({ resource }) => scimUserSchema.parse(JSON.parse(resource)));
    if (rows.length < perBatch) return;
    after = rows.at(-1)?.user_id ?? after;
  }
}
