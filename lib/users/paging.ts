/** One page in a list of which only the claimed total is known. */
export interface Position {
  readonly total: number;
  /** There are more than {@link total}, nobody says how many. */
  readonly more?: boolean;
  /** 1-based. */
  readonly startIndex: number;
  /** Rows on this page; Webex may give fewer than asked for. */
  readonly shown: number;
}

/** Where the paging links lead; null where there is nothing. */
export interface Paging {
  readonly first: number | null;
  readonly previous: number | null;
  readonly next: number | null;
  readonly last: number | null;
}

/** The links of a page, from what the server claimed. */
export function pagingOf({ total, more = false, startIndex, shown }: Position, pageSize: number): Paging {
  const lastStart = total > 0 ? Math.floor((total - 1) / pageSize) * pageSize + 1 : 1;
  const next = startIndex + (shown > 0 ? shown : pageSize);
  return {
    first: startIndex > 1 ? 1 : null,
    previous: startIndex > 1 ? Math.max(1, Math.min(startIndex - pageSize, lastStart)) : null,
    next: next <= total || more ? next : null,
    last: startIndex < lastStart ? lastStart : null,
  };
}

const grouped = (value: number) => value.toLocaleString('en-GB');

/** “1–50 of 100,000”, “1–50 of an unknown number” */
export function positionWords({ total, more = false, startIndex, shown }: Position): string {
  if (shown === 0) return `0 of ${grouped(total)}`;
  return `${grouped(startIndex)}–${grouped(startIndex + shown - 1)} of ${more ? 'an unknown number' : grouped(total)}`;
}

/** The number of the page that a user is on, from 1. */
export const pageNumberOf = (startIndex: number, pageSize: number): number => Math.floor((startIndex - 1) / pageSize) + 1;

/** Where a page begins that was asked for by its number; out of bounds, the nearest that exists. */
export function startOfPage(number: number, total: number, pageSize: number): number {
  const last = Math.max(1, Math.ceil(total / pageSize));
  return (Math.max(1, Math.min(Math.trunc(number), last)) - 1) * pageSize + 1;
}
