import { type RefObject, useMemo, useRef } from 'react';
import { positionWords } from '@/lib/users/paging';
import type { UsersSearch } from '@/lib/users/search-params';
import { toUserRow } from '@/lib/users/user-row';
import type { UsersPage } from '@/lib/users-page';
import { DataTable } from './data-table';
import { NoLiveUsers } from './no-users';
import { PageLinks } from './page-links';
import { TableFoot } from './table-foot';
import type { TableView } from './table-view';
import { type TableHandle, useTable } from './use-table';
import { UserRow } from './user-row';

export interface UsersTableProps {
  connectionId: string;
  search: UsersSearch;
  view: TableView;
  handle: RefObject<TableHandle | null>;
  openId: string | null;
  open: (userId: string | null) => void;
}

const step = 10;

/** One page as Webex sent it. */
export function LiveUsers({ page, busy, ...props }: UsersTableProps & { page: UsersPage; busy: boolean }) {
  const { connectionId, search, view, openId } = props;
  const table = useRef<HTMLTableElement>(null);
  const rows = useMemo(() => page.users.map(toUserRow), [page.users]);
  const { focus, onOpen } = useTable({ ...props, table, total: rows.length, step, rowAt: (index) => rows[index] ?? null });
  const position = { total: page.total, more: page.more, startIndex: page.startIndex, shown: rows.length };
  return (
    <div className="border-t border-line bg-surface">
      {rows.length > 0 ? (
        <DataTable connectionId={connectionId} search={search} view={view} total={page.more ? null : page.total} busy={busy} table={table}>
          {(shown) => (
            <tbody>
              {rows.map((row, index) => (
                <UserRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: the next page is written into the rows of this one, instead of fifty made anew.
                  key={index}
                  index={index}
                  position={page.startIndex + index}
                  row={row}
                  shown={shown}
                  open={row.id === openId}
                  reachable={index === focus.active}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
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
