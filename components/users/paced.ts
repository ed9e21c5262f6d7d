import type { SnapshotRow } from '@/lib/users/snapshot';

/** What each row that is drawn shows, by its place in the table; `null` is a row that is being read. */
export type Shown = ReadonlyMap<number, SnapshotRow | null>;

/** A time at which rows may change, in milliseconds of the page, and how many of them. */
export interface Turn {
  readonly at: number;
  readonly rows: number;
}

/** Rows that are drawn for the first time and need not wait for their turn: a scroll brings no more in a frame. */
const newRows = 4;
const [fewest, most] = [2, 16];
/** Two frames and a bit: the last turn was too much for this machine. */
const slowMs = 36;
const restedMs = 250;

/** The turn after another. A fast machine is through a screenful after three of them; a slow one stays free for the next key. */
export function nextTurn({ at, rows }: Turn, now: number): Turn {
  if (now - at > restedMs) return { at: now, rows: newRows };
  return { at: now, rows: now - at > slowMs ? Math.max(fewest, rows >> 1) : Math.min(most, rows * 2) };
}

/**
 * What the rows `from` up to `to` show: what they should, but where that changes more of them than may, the others go on showing what they did,
 * or that they are being read.
 *
 * @param turn how many may change, beside a few that were not drawn before.
 */
export function nextShown(shown: Shown, from: number, to: number, rowAt: (index: number) => SnapshotRow | null, turn: number): Shown {
  const next = new Map<number, SnapshotRow | null>();
  let left = { changed: turn, fresh: newRows };
  for (let index = from; index < to; index += 1) {
    const [row, before] = [rowAt(index), shown.get(index)];
    const kind = before === undefined && left.fresh > 0 ? 'fresh' : 'changed';
    const free = row === before || row === null;
    if (free || left[kind] > 0) next.set(index, row);
    else next.set(index, before ?? null);
    if (!free) left = { ...left, [kind]: left[kind] - 1 };
  }
  return next;
}
