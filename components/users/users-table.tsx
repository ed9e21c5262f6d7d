import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { Time } from '@/components/ui/time';
import type { ScimUser } from '@/lib/scim/user';
import { displayNameOf, lastModifiedOf } from '@/lib/scim/user-facts';
import type { UsersSearch } from '@/lib/users/search-params';
import { bodyCell, columns, headCell, roomyOnly, tableClass } from './columns';
import { usersHref, ViewLink } from './page-links';
import { Licences, UserStatus } from './user-status';

function SortLink({
  connectionId,
  search,
  sortBy,
  name,
}: Readonly<{ connectionId: string; search: UsersSearch; sortBy: UsersSearch['sortBy']; name: string }>) {
  const active = search.sortBy === sortBy;
  const descending = active && search.sortOrder === 'descending';
  const Icon = !active ? ChevronsUpDown : descending ? ArrowDown : ArrowUp;
  const sortOrder = active ? (descending ? 'ascending' : 'descending') : sortBy === 'userName' ? 'ascending' : 'descending';
  return (
    <ViewLink
      href={usersHref(connectionId, { ...search, sortBy, sortOrder, startIndex: 1, user: null })}
      className={`inline-flex min-h-6 items-center gap-1 no-underline ${active ? 'font-semibold text-ink' : 'text-ink-2'}`}
    >
      {name}
      <Icon aria-hidden="true" className="size-3.5" />
    </ViewLink>
  );
}

interface UsersTableProps {
  connectionId: string;
  search: UsersSearch;
  users: readonly ScimUser[];
  total: number;
  openId: string | null;
  /** The row that Tab reaches; the arrow keys move it. */
  activeId: string | null;
  table: RefObject<HTMLTableElement | null>;
  onOpen: (user: ScimUser) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export function UsersTable({ connectionId, search, users, total, openId, activeId, table, onOpen, onKeyDown }: UsersTableProps) {
  return (
    <div className="@container">
      <table ref={table} aria-label="Users" aria-rowcount={total + 1} className={tableClass}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, sortBy, look }) => (
              <th
                key={name}
                scope="col"
                aria-sort={sortBy === null ? undefined : sortBy === search.sortBy ? search.sortOrder : 'none'}
                className={`${headCell} ${look}`}
              >
                {sortBy ? <SortLink connectionId={connectionId} search={search} sortBy={sortBy} name={name} /> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {users.map((user, index) => {
            const modified = lastModifiedOf(user);
            const open = user.id === openId;
            return (
              <tr
                key={user.id}
                aria-rowindex={search.startIndex + index + 1}
                data-open={open || undefined}
                className="relative hover:bg-hover data-open:bg-live-soft data-open:[&>td:first-child]:shadow-[inset_2px_0_0_var(--live)]"
              >
                <td className={bodyCell}>
                  <button
                    type="button"
                    data-user={user.id}
                    tabIndex={user.id === activeId ? 0 : -1}
                    aria-expanded={open}
                    onClick={() => onOpen(user)}
                    className="block w-full min-w-0 truncate text-left text-14 leading-[18px] font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-live"
                  >
                    {displayNameOf(user)}
                  </button>
                  <div className="truncate text-12 text-ink-2">
                    <bdi>{user.userName}</bdi>
                  </div>
                </td>
                <td className={bodyCell}>
                  <UserStatus user={user} />
                  <div className="text-12 text-ink-2 mid:hidden">{modified === null ? null : <Time at={modified} form="ago" />}</div>
                </td>
                <td className={`${bodyCell} truncate max-mid:hidden`}>
                  {user.title ? <bdi>{user.title}</bdi> : <span className="text-ink-3">Not set</span>}
                </td>
                <td className={`${bodyCell} truncate font-mono text-12 ${roomyOnly}`}>
                  {user.externalId || <span className="font-sans text-ink-3">Not set</span>}
                </td>
                <td className={`${bodyCell} max-mid:hidden`}>
                  <Licences user={user} />
                </td>
                <td className={`${bodyCell} text-ink-2 max-mid:hidden`}>
                  {modified === null ? 'Not known' : <Time at={modified} form="ago" />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
