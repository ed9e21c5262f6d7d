import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { firstOrder, type ListSearch, type ListSort, listHref } from '@/lib/connections/list-search';

/** The name of a column that leads to the list sorted by it, and, where it is so already, the other way round. */
export function SortLink({ search, sort, name }: Readonly<{ search: ListSearch; sort: ListSort; name: string }>) {
  const active = search.sort === sort;
  const turned = search.order === 'ascending' ? 'descending' : 'ascending';
  const Icon = !active ? ChevronsUpDown : search.order === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <Link
      href={listHref({ ...search, sort, order: active ? turned : firstOrder(sort), page: 1 })}
      className={`inline-flex min-h-6 items-center gap-1 no-underline hover:text-ink ${active ? 'font-semibold text-ink' : 'text-ink-2'}`}
    >
      {name}
      <Icon aria-hidden="true" className={`size-3.5 ${active ? '' : 'text-ink-3'}`} />
    </Link>
  );
}
