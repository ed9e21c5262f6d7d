import 'server-only';
import type { Kysely } from 'kysely';
import { noNotes } from './crawl-store';
import type { Schema } from './db/schema';

/** Crawls whose outcome is remembered, the last ones of each connection. */
const remembered = 20;

/**
 * Begins a crawl of a connection whose snapshot is on, or joins the one that runs.
 *
 * @returns its id, and whether it was begun; no id when no snapshot is kept.
 */
export function beginCrawl(
  db: Kysely<Schema>,
  connectionId: string,
  startedBy: string,
): Promise<{ readonly id: string | null; readonly begun: boolean }> {
  return db.transaction().execute(async (trx) => {
    // Held until the end: two who begin at once begin one.
    const held = await trx
      .updateTable('snapshots')
      .set({ next_at: null })
      .where('connection_id', '=', connectionId)
      .where('purging_at', 'is', null)
      .returning('generation')
      .executeTakeFirst();
    if (!held) return { id: null, begun: false };
    const rows = await trx
      .selectFrom('crawls')
      .select(['id', 'status', 'generation'])
      .where('connection_id', '=', connectionId)
      .orderBy('generation', 'desc')
      .execute();
    const running = rows.find(({ status }) => status === 'running');
    if (running) return { id: running.id, begun: false };
    const generation = Math.max(held.generation, rows[0]?.generation ?? 0) + 1;
    const id = crypto.randomUUID();
    await trx
      .insertInto('crawls')
      .values({
        id,
        connection_id: connectionId,
        generation,
        status: 'running',
        started_by: startedBy,
        started_at: Date.now(),
        finished_at: null,
        next_index: 0,
        seen: 0,
        claimed: null,
        notes: JSON.stringify(noNotes),
        resting_until: null,
        problem: null,
        lease_holder: null,
        lease_until: 0,
      })
      .execute();
    await trx
      .deleteFrom('crawls')
      .where('connection_id', '=', connectionId)
      .where('generation', '<=', generation - remembered)
      .execute();
    return { id, begun: true };
  });
}
