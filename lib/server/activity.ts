import 'server-only';
import { type ActivityPage, mostActsOnPage, type RecordedAct } from '@/lib/activity/act';
import { type ActFilter, noFilter } from '@/lib/activity/filter';
import { type ActRow, selectActs } from './acts';
import { type App, app } from './app';
import { requireRole } from './auth';
import { connectionNames } from './connection-names';
import { checkConnection } from './connection-view';

/** Rows as they are told: the acts of the whole installation name their connections. */
export async function toActs({ db }: App, connectionId: string | null, rows: readonly ActRow[]): Promise<readonly RecordedAct[]> {
  const ids = connectionId === null ? rows.flatMap((row) => row.connection_id ?? []) : [];
  const names = await connectionNames(db, ids);
  return rows.map(({ connection_id: of, ...act }) => ({
    ...act,
    connection: connectionId !== null || of === null ? null : { id: of, name: names.get(of) ?? null },
  }));
}

/**
 * What was done, newest first, see {@link selectActs}.
 *
 * @param connectionId `null`: in the whole installation.
 * @param page.before only what was recorded before the act of this id; unset: the newest.
 * @param page.limit acts, at most {@link mostActsOnPage}.
 * @throws {StateError} `not-signed-in`, `not-found`
 */
export async function listActivity(
  connectionId: string | null,
  page: { before?: number | undefined; limit: number; filter?: ActFilter },
): Promise<ActivityPage> {
  await requireRole('viewer');
  const opened = await app();
  if (connectionId !== null) await checkConnection(opened, connectionId);
  const count = Math.min(page.limit, mostActsOnPage);
  const rows = await selectActs(opened.db, connectionId, page.filter ?? noFilter)
    .where('id', '<', page.before ?? Number.MAX_SAFE_INTEGER)
    .limit(count + 1)
    .execute();
  const acts = await toActs(opened, connectionId, rows.slice(0, count));
  return { acts, next: rows.length > count ? (acts.at(-1)?.id ?? null) : null };
}
