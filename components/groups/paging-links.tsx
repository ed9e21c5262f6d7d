import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { positionWords } from '@/lib/users/paging';

interface PagingLinksProps {
  /** Where a page that begins at an index is. */
  hrefOf: (startIndex: number) => string;
  startIndex: number;
  shown: number;
  total: number;
  pageSize: number;
  what: string;
}

/** Says which part of a list is shown, and leads to the others. */
export function PagingLinks({ hrefOf, startIndex, shown, total, pageSize, what }: PagingLinksProps) {
  const next = startIndex + Math.max(1, shown);
  return (
    <nav aria-label={`Pages of ${what}`} className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
      <span className="tabular-nums">{positionWords({ total, startIndex, shown })}</span>
      {startIndex > 1 ? (
        <Link href={hrefOf(Math.max(1, startIndex - pageSize))} className={buttonClass('secondary', 'sm')}>
          Previous
        </Link>
      ) : null}
      {shown > 0 && next <= total ? (
        <Link href={hrefOf(next)} className={buttonClass('secondary', 'sm')}>
          Next
        </Link>
      ) : null}
    </nav>
  );
}
