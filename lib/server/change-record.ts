import 'server-only';
import type { Act } from '@/lib/activity/act';
import { toChangeRecord } from '@/lib/setup/change-record';
import { app } from './app';
import { requireRole } from './auth';
import { viewOf } from './connection-view';

/** The newest acts are enough for a ticket, and bound the file. */
const mostActs = 2_000;

/**
 * The change record of a connection, see {@link toChangeRecord}.
 *
 * @returns the text, and the name of a file for it. @throws {StateError} `not-signed-in`, `not-found`
 */
export async function readChangeRecord(connectionId: string): Promise<{ text: string; fileName: string }> {
  await requireRole('viewer');
  const opened = await app();
  const view = await viewOf(opened, connectionId);
  const acts: Act[] = await opened.db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'subject'])
    .where('connection_id', '=', connectionId)
    .orderBy('id', 'desc')
    .limit(mostActs)
    .execute();
  const day = new Date(view.serverNow).toISOString().slice(0, 10);
  return { text: toChangeRecord(view, acts.toReversed()), fileName: `onramp-change-record-${day}.txt` };
}
