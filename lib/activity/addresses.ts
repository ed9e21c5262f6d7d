import type { ExportFormat } from './export-format';
import { type ActFilter, toActQuery } from './filter';

/** @param connectionId `null`: the whole installation, as in all of this file. */
const baseOf = (connectionId: string | null) => (connectionId === null ? '/activity' : `/connections/${connectionId}/activity`);

/** The page with the acts that a filter lets through. @param before begins below the act of this id. */
export function activityHref(connectionId: string | null, filter: ActFilter, before: number | null = null): string {
  const query = [toActQuery(filter), before === null ? '' : `before=${before}`].filter(Boolean).join('&');
  return query ? `${baseOf(connectionId)}?${query}` : baseOf(connectionId);
}

/** The file with the acts that a filter lets through. */
export function activityFileHref(connectionId: string | null, filter: ActFilter, format: ExportFormat): string {
  return `/api${baseOf(connectionId)}/export?${[`format=${format}`, toActQuery(filter)].filter(Boolean).join('&')}`;
}
