import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';

interface PagingLinksProps {
  /** Where a page that begins at an index is. */
  hrefOf: (startIndex: number) => string;
  startIndex: number;
  shown: number;
  total: number;
  pageSize: number;
  what: string;
}

const grouped = (value: number) => value.toLocaleString('en-GB');

/** Says which part of a list is shown, and leads to the others. */
export function PagingLinks({ hrefOf, startIndex, shown, total, pageSize, what }: PagingLinksProps) {
  const next = startIndex + Math.max(1, shown);
  return (
    <nav aria-label={`Pages of ${what}`} className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
      <span className="tabular-nums">
        {shown === 0 ? `0 of ${grouped(total)}` : `${grouped(startIndex)}–${grouped(startIndex + shown - 1)} of ${grouped(total)}`}
      </span>
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
