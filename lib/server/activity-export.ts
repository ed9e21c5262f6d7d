import 'server-only';
import { type ExportFormat, exportWriters } from '@/lib/activity/export-format';
import { type ActFilter, toActQuery } from '@/lib/activity/filter';
import { toActs } from './activity';
import { selectActs } from './acts';
import { type App, app } from './app';
import { record } from './audit';
import { requireProof } from './auth';
import { checkConnection } from './connection-view';
import { toStream } from './text-stream';

/** Acts that are held in memory at once. */
const perPage = 500;

/** A file that is written while it is sent. */
export interface ActivityFile {
  readonly body: ReadableStream<Uint8Array>;
  readonly contentType: string;
  readonly fileName: string;
}

/** The text of an export, page by page. Nothing is read before it is asked for. */
async function* pages(opened: App, connectionId: string | null, format: ExportFormat, filter: ActFilter): AsyncGenerator<string> {
  const { head, write } = exportWriters[format];
  let before = Number.MAX_SAFE_INTEGER;
  let text = head;
  for (;;) {
    const rows = await selectActs(opened.db, connectionId, filter).where('id', '<', before).limit(perPage).execute();
    const acts = await toActs(opened, connectionId, rows);
    text += acts.map(write).join('');
    if (text) yield text;
    if (rows.length < perPage) return;
    before = rows.at(-1)?.id ?? 0;
    text = '';
  }
}

/**
 * All acts that a filter lets through as a file, newest first. That it was taken is recorded first, and is in it.
 *
 * @param connectionId `null`: of the whole installation.
 * @throws {StateError} `not-signed-in`, `not-found`
 */
export async function exportActivity(connectionId: string | null, format: ExportFormat, filter: ActFilter): Promise<ActivityFile> {
  const admin = await requireProof('operator', 'download');
  const opened = await app();
  if (connectionId !== null) await checkConnection(opened, connectionId);
  const subject = toActQuery(filter) ? `${format}, in part` : format;
  await record(opened.db, { actor: admin.name, action: 'audit-exported', connectionId: connectionId ?? undefined, subject });
  return {
    body: toStream(pages(opened, connectionId, format, filter)),
    contentType: exportWriters[format].contentType,
    fileName: `onramp-activity-${new Date().toISOString().slice(0, 10)}.${format}`,
  };
}
