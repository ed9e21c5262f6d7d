import { useEffect, useRef } from 'react';
import { takesText } from '@/components/ui/takes-text';

interface TableKeys {
  /** How many rows there are. */
  readonly total: number;
  /** The row that moves start from. */
  readonly active: () => number;
  /** A user is open, and walked from. */
  readonly walking: boolean;
  /** Rows that PageUp and PageDown pass. */
  readonly step: number;
  readonly goTo: (index: number) => void;
  readonly onClose: () => void;
}

const isMenu = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[popover], [role="dialog"], aside') !== null;

/** Where a key leads to, or `null` when it is none of the table's. */
function targetOf(key: string, active: number, { total, step, walking }: TableKeys, inTable: boolean): number | null {
  // Coming from elsewhere, the first press lands on the row that Tab would reach.
  const by = inTable || walking ? 1 : 0;
  if (key === 'j') return active + by;
  if (key === 'k') return active - by;
  if (!inTable) return null;
  if (key === 'ArrowDown') return active + 1;
  if (key === 'ArrowUp') return active - 1;
  if (key === 'PageDown') return active + step;
  if (key === 'PageUp') return active - step;
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : null;
}

/** Moves over the rows by keys: J and K anywhere but in a field, the others while a row has the focus. */
export function useTableKeys(keys: TableKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || isMenu(event.target))
        return;
      const now = latest.current;
      if (event.key === 'Escape') return now.onClose();
      const focused = event.target instanceof HTMLElement ? event.target.dataset.index : undefined;
      const from = focused === undefined ? now.active() : Number(focused);
      const wanted = targetOf(event.key, from, now, focused !== undefined);
      if (wanted === null || now.total === 0) return;
      event.preventDefault();
      now.goTo(Math.max(0, Math.min(wanted, now.total - 1)));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
