import { type RefObject, startTransition, useCallback, useEffect, useRef, useState } from 'react';

export interface RowFocus {
  /** The row that Tab reaches, as it is drawn. */
  readonly active: number;
  /** The same as the last key left it, drawn or not. */
  readonly now: () => number;
  readonly set: (index: number) => void;
  /** Brings a row into sight and focuses it as soon as it is drawn. */
  readonly goTo: (index: number) => void;
  /** Brings a row into sight; the focus stays where it is. */
  readonly show: (index: number) => void;
}

/** Roving focus over rows of which perhaps only some are drawn. */
export function useRowFocus(table: RefObject<HTMLTableElement | null>, total: number, bringIntoSight?: (index: number) => void): RowFocus {
  const [, draw] = useState(0);
  const latest = useRef(0);
  const wanted = useRef<number | null>(null);
  const within = (index: number) => Math.max(0, Math.min(index, total - 1));

  const focusWanted = () => {
    if (wanted.current === null) return;
    const row = table.current?.querySelector<HTMLButtonElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: bringIntoSight !== undefined });
  };
  // After every drawing: the row may be drawn only now that the page has scrolled to it.
  useEffect(focusWanted);

  const set = useCallback((index: number) => {
    latest.current = index;
    // That Tab reaches another row now need not be drawn in the frame that shows the focus.
    startTransition(() => draw(index));
  }, []);
  return {
    // Whatever else has the table drawn before: it brings the row that is wanted, which then shows its user without waiting for its turn.
    active: within(latest.current),
    now: () => within(latest.current),
    set,
    show: (index) => {
      set(index);
      if (bringIntoSight) bringIntoSight(index);
      else table.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    goTo: (index) => {
      wanted.current = index;
      bringIntoSight?.(index);
      focusWanted();
      set(index);
    },
  };
}
