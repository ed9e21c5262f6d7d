import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { type RowFocus, useRowFocus } from './use-row-focus';
import { useTableKeys } from './use-table-keys';

/** What the drawer asks of the table beside it. */
export interface TableHandle {
  readonly move: (by: 1 | -1) => void;
  readonly close: () => void;
}

interface TableOptions {
  table: RefObject<HTMLTableElement | null>;
  handle: RefObject<TableHandle | null>;
  total: number;
  step: number;
  openId: string | null;
  open: (userId: string | null) => void;
  rowAt: (index: number) => SnapshotRow | null;
  /** For rows that are not drawn until the page is scrolled to them. */
  bringIntoSight?: (index: number) => void;
}

/**
 * Rows that follow each other faster are passed by a key that is held. Who is passed is not asked for, as that would be thirty questions a
 * second to Webex, and does not change the address: browsers refuse more than a hundred changes in a while.
 *
 * @see https://github.com/whatwg/html/issues/11844
 */
const heldMs = 150;

/** Keys, focus and the open user of a table. */
export function useTable(options: TableOptions): { focus: RowFocus; onOpen: (index: number, row: SnapshotRow | null) => void } {
  const { table, handle, total, step, openId, open, bringIntoSight } = options;
  const focus = useRowFocus(table, total, bringIntoSight);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  /** The row whose user the drawer shows as soon as it is read. */
  const awaited = useRef<number | null>(null);
  const walkedAt = useRef(0);
  const resting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const openAwaited = useCallback(() => {
    const now = latest.current;
    if (now.openId === null) awaited.current = null;
    const row = awaited.current === null || resting.current ? null : now.rowAt(awaited.current);
    if (!row) return;
    awaited.current = null;
    now.open(row.id);
  }, []);
  useEffect(openAwaited);
  const stopResting = useCallback(() => {
    if (resting.current) clearTimeout(resting.current);
    resting.current = null;
  }, []);
  useEffect(() => stopResting, [stopResting]);
  const walkTo = (index: number) => {
    const isHeld = performance.now() - walkedAt.current < heldMs;
    walkedAt.current = performance.now();
    stopResting();
    awaited.current = index;
    if (!isHeld) return openAwaited();
    resting.current = setTimeout(() => {
      stopResting();
      openAwaited();
    }, heldMs);
  };
  const goTo = (index: number) => {
    focus.goTo(index);
    walkTo(index);
  };
  // From within the drawer: there the focus stays.
  const move = (by: 1 | -1) => {
    const index = Math.max(0, Math.min(focus.now() + by, total - 1));
    focus.show(index);
    walkTo(index);
  };
  const close = () => {
    if (!openId) return;
    awaited.current = null;
    open(null);
    focus.goTo(focus.now());
  };
  useTableKeys({ total, active: focus.now, walking: openId !== null, step, goTo, onClose: close });
  useEffect(() => {
    handle.current = { move, close };
  });

  const { set } = focus;
  const onOpen = useCallback(
    (index: number, drawn: SnapshotRow | null) => {
      const now = latest.current;
      // What is clicked is what is shown, also where that is about to change.
      const row = drawn ?? now.rowAt(index);
      awaited.current = null;
      set(index);
      if (row) now.open(row.id === now.openId ? null : row.id);
    },
    [set],
  );
  return { focus, onOpen };
}
