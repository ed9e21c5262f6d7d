import { type RefObject, useEffect, useRef, useState } from 'react';

export interface RowFocus {
  /** The row that Tab reaches; the keys move it. */
  readonly active: number;
  readonly set: (index: number) => void;
  /** Brings a row into sight and focuses it as soon as it is drawn. */
  readonly goTo: (index: number) => void;
  /** Brings a row into sight; the focus stays where it is. */
  readonly show: (index: number) => void;
}

/** Roving focus over rows of which perhaps only some are drawn. */
export function useRowFocus(table: RefObject<HTMLTableElement | null>, total: number, bringIntoSight?: (index: number) => void): RowFocus {
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const within = Math.max(0, Math.min(active, total - 1));

  const focusWanted = () => {
    if (wanted.current === null) return;
    const row = table.current?.querySelector<HTMLButtonElement>(`[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: bringIntoSight !== undefined });
  };
  // After every drawing: the row may be drawn only now that the page has scrolled to it.
  useEffect(focusWanted);

  return {
    active: within,
    set: setActive,
    show: (index) => {
      setActive(index);
      if (bringIntoSight) bringIntoSight(index);
      else table.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    goTo: (index) => {
      wanted.current = index;
      setActive(index);
      bringIntoSight?.(index);
      focusWanted();
    },
  };
}
