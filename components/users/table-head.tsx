import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import { type columns, tableParts } from './columns';
import { ViewLink } from './view-link';

interface SortLinkProps {
  connectionId: string;
  search: UsersSearch;
  sortBy: UsersSearch['sortBy'];
  name: string;
  order: string | undefined;
}

function SortLink({ connectionId, search, sortBy, name, order }: SortLinkProps) {
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
      {active && order ? <span className="font-normal text-ink-2">{order}</span> : null}
      <Icon aria-hidden="true" className="size-3.5" />
    </ViewLink>
  );
}

interface TableHeadProps {
  connectionId: string;
  search: UsersSearch;
  shown: typeof columns;
}

/** The columns' names, which stay in sight below the top bar. */
export function TableHead({ connectionId, search, shown }: TableHeadProps) {
  return (
    <thead role={tableParts.head.role} className={`${tableParts.head.className} sticky top-(--header) z-[1]`}>
      <tr {...tableParts.headRow} aria-rowindex={1}>
        {shown.map(({ id, name, sortBy, order, look }) => (
          <th
            key={id}
            role={tableParts.headCell.role}
            scope="col"
            aria-sort={sortBy === null ? undefined : sortBy === search.sortBy ? search.sortOrder : 'none'}
            className={`${tableParts.headCell.className} ${look}`}
          >
            {sortBy ? <SortLink connectionId={connectionId} search={search} sortBy={sortBy} name={name} order={order} /> : name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
