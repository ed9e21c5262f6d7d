import { type ColumnId, columns } from './columns';

export type Density = 'comfortable' | 'compact';

/** How an admin likes the table; kept in the browser. */
export interface TableView {
  readonly density: Density;
  /** Columns that are not shown. */
  readonly hidden: readonly ColumnId[];
}

/** Where the table shows cards and the details cover it. */
export const smallScreen = '(max-width: 760px)';

export const defaultView: TableView = { density: 'comfortable', hidden: [] };

/** Reads what the browser kept. Whatever cannot be is left out: an older version may have written it. */
export function readTableView(text: string | null): TableView {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (typeof value !== 'object' || value === null) return defaultView;
    const hidden = 'hidden' in value && Array.isArray(value.hidden) ? value.hidden : [];
    return {
      density: 'density' in value && value.density === 'compact' ? 'compact' : 'comfortable',
      hidden: columns.flatMap(({ id, fixed }) => (!fixed && hidden.includes(id) ? [id] : [])),
    };
  } catch {
    return defaultView;
  }
}
