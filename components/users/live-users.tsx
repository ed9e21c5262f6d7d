import { type RefObject, useMemo, useRef } from 'react';
import { positionWords } from '@/lib/users/paging';
import type { UsersSearch } from '@/lib/users/search-params';
import { toUserRow } from '@/lib/users/user-row';
import type { UsersPage } from '@/lib/users-page';
import { rowHeights } from './columns';
import { DataTable } from './data-table';
import { DrawnRows } from './drawn-rows';
import { NoLiveUsers } from './no-users';
import { PageLinks } from './page-links';
import { TableFoot } from './table-foot';
import type { TableView } from './table-view';
import { type TableHandle, useTable } from './use-table';
import { useDensity } from './use-table-view';

export interface UsersTableProps {
  connectionId: string;
  search: UsersSearch;
  view: TableView;
  handle: RefObject<TableHandle | null>;
  openId: string | null;
  open: (userId: string | null) => void;
}

const step = 10;

/** One page as Webex sent it, of which all rows are drawn: the browser's own search finds them. */
export function LiveUsers({ page, busy, ...props }: UsersTableProps & { page: UsersPage; busy: boolean }) {
  const { connectionId, search, view, openId } = props;
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => page.users.map(toUserRow), [page.users]);
  const total = rows.length;
  const drawn = { from: 0, to: total, before: 0, height: total * rowHeights[useDensity(view)] };
  const rowAt = (index: number) => rows[index] ?? null;
  const { focus, onPress } = useTable({ ...props, table, total, step, rowAt });
  const position = { total: page.total, more: page.more, startIndex: page.startIndex, shown: total };
  return (
    <div className="border-t border-line bg-surface">
      {total > 0 ? (
        <DataTable connectionId={connectionId} search={search} view={view} total={page.more ? null : page.total} busy={busy} table={table}>
          {(shown) => (
            <DrawnRows
              drawn={drawn}
              shown={shown}
              rowAt={rowAt}
              start={page.startIndex}
              openId={openId}
              active={focus.active}
              onPress={onPress}
            />
          )}
        </DataTable>
      ) : (
        <NoLiveUsers connectionId={connectionId} search={search} total={page.total} />
      )}
      <TableFoot position={positionWords(position)}>
        {page.withoutId > 0 ? <span>{page.withoutId} more without an id cannot be shown</span> : null}
        <PageLinks connectionId={connectionId} search={search} position={position} />
      </TableFoot>
    </div>
  );
}
