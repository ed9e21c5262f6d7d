import { Link } from '@/components/ui/link';
import { type ListSearch, listHref, listPageSize } from '@/lib/connections/list-search';

const grouped = (value: number) => value.toLocaleString('en-GB');

interface ConnectionPagesProps {
  search: ListSearch;
  matching: number;
  shown: number;
}

/** Which connections are shown, and the way to the others. */
export function ConnectionPages({ search, matching, shown }: ConnectionPagesProps) {
  const { page } = search;
  const last = Math.max(1, Math.ceil(matching / listPageSize));
  const from = (page - 1) * listPageSize + 1;
  const links = [
    { name: 'First', to: 1, there: page > 1 },
    { name: 'Previous', to: page - 1, there: page > 1 },
    { name: 'Next', to: page + 1, there: page < last },
    { name: 'Last', to: last, there: page < last },
  ];
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 text-13 text-ink-2 tabular-nums">
      <span>{`${grouped(from)}–${grouped(from + shown - 1)} of ${grouped(matching)}`}</span>
      {last > 1 ? (
        <nav aria-label="Pages of connections" className="flex items-center gap-1">
          {links.map(({ name, to, there }) =>
            there ? (
              <Link
                key={name}
                href={listHref({ ...search, page: to })}
                className="inline-flex min-h-7 items-center rounded-2 px-2 font-medium text-ink no-underline hover:bg-hover"
              >
                {name}
              </Link>
            ) : (
              <span key={name} className="inline-flex min-h-7 items-center px-2 text-ink-3">
                {name}
              </span>
            ),
          )}
        </nav>
      ) : null}
    </div>
  );
}
