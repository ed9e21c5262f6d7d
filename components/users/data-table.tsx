import { type ReactNode, type RefObject, useMemo } from 'react';
import type { UsersSearch } from '@/lib/users/search-params';
import { columns, tableParts } from './columns';
import { TableHead } from './table-head';
import type { TableView } from './table-view';
import { useDensity } from './use-table-view';

interface DataTableProps {
  connectionId: string;
  search: UsersSearch;
  view: TableView;
  /** `null` when nobody knows. */
  total: number | null;
  /** What is shown is about to be replaced. */
  busy: boolean;
  table: RefObject<HTMLTableElement | null>;
  children: (shown: typeof columns) => ReactNode;
}

/** The table of users, whoever answers: its head and its look. */
export function DataTable({ connectionId, search, view, total, busy, table, children }: DataTableProps) {
  const { hidden } = view;
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.includes(id)), [hidden]);
  return (
    <div className="@container isolate" aria-busy={busy}>
      <table
        ref={table}
        role={tableParts.table.role}
        aria-label="Users"
        aria-rowcount={total === null ? -1 : total + 1}
        data-density={useDensity(view)}
        className={`${tableParts.table.className} [overflow-anchor:none]`}
      >
        <TableHead connectionId={connectionId} search={search} shown={shown} />
        {children(shown)}
      </table>
    </div>
  );
}
