import type { SnapshotRow } from '@/lib/users/snapshot';

/** What a row shows: a user, or `null` while one is being read, and their place in all that the search found, from 1. */
export interface Item {
  readonly row: SnapshotRow | null;
  readonly position: number;
}

/** The rows that are drawn, by their place in the table from 0. */
export type Shown = ReadonlyMap<number, Item>;

/** A time at which rows may change, in milliseconds of the page, and how many of them. */
export interface Turn {
  readonly at: number;
  readonly rows: number;
}

/** Rows that are drawn for the first time and need not wait for their turn: a scroll brings no more in a frame. */
const newRows = 4;
/** Below six rows a frame's own cost is most of it. */
const [fewest, most] = [6, 16];
/** Two frames and a bit: the last turn was too much for this machine. */
const slowMs = 36;
const restedMs = 250;

/** The turn after another. A fast machine is through a screenful after three of them; a slow one stays free for the next key. */
export function nextTurn({ at, rows }: Turn, now: number): Turn {
  if (now - at > restedMs) return { at: now, rows: newRows };
  return { at: now, rows: now - at > slowMs ? Math.max(fewest, rows >> 1) : Math.min(most, rows * 2) };
}

export interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly itemAt: (index: number) => Item;
  /** The row that has the focus, or is about to: it does not wait. */
  readonly active: number;
}

const isSame = (one: Item, other: Item | undefined): boolean => one.row === other?.row && one.position === other.position;

/** Whether all rows show what they should. */
export function isDone(shown: Shown, { from, to, itemAt }: Wanted): boolean {
  return shown.size === to - from && [...shown].every(([index, item]) => isSame(itemAt(index), item));
}

/**
 * What the rows `from` up to `to` show: what they should, but where that changes more of them than may, the others go on showing what they did.
 * Those that showed nothing yet seem to be read still, or, at the end, are not drawn yet.
 *
 * @param turn how many may change, beside a few that were not drawn before.
 */
export function nextShown(shown: Shown, { from, to, itemAt, active }: Wanted, turn: number): Shown {
  const next = new Map<number, Item>();
  let left = { changed: turn, fresh: newRows };
  let end = from;
  for (let index = from; index < to; index += 1) {
    const [item, before] = [itemAt(index), shown.get(index)];
    const kind = before === undefined && left.fresh > 0 ? 'fresh' : 'changed';
    const free = item.row === null || index === active || isSame(item, before);
    const comes = free || left[kind] > 0;
    next.set(index, comes ? item : (before ?? { ...item, row: null }));
    if (comes || before) end = index + 1;
    if (!free) left = { ...left, [kind]: left[kind] - 1 };
  }
  for (let index = end; index < to; index += 1) next.delete(index);
  return next;
}
