import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { soon } from './soon';
import { type RowFocus, useRowFocus } from './use-row-focus';
import { useTableKeys } from './use-table-keys';
import { useWalk } from './use-walk';

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

/** Opens or closes the user of a row that was pressed. @returns settles when it is done, or something else came in between. */
export type OnPress = (index: number, row: SnapshotRow | null, isOpen: boolean) => Promise<void>;

/** Keys, focus and the open user of a table. */
export function useTable(options: TableOptions): { focus: RowFocus; onPress: OnPress } {
  const { table, handle, total, step, openId, open, bringIntoSight } = options;
  const focus = useRowFocus(table, total, bringIntoSight);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const walk = useWalk(options);
  const goTo = (index: number) => {
    focus.goTo(index);
    walk.to(index);
  };
  // From within the drawer: there the focus stays.
  const move = (by: 1 | -1) => {
    const index = Math.max(0, Math.min(focus.now() + by, total - 1));
    focus.show(index);
    walk.to(index);
  };
  const close = () => {
    walk.stop();
    if (!openId) return;
    open(null);
    focus.goTo(focus.now());
  };
  useTableKeys({ total, active: focus.now, walking: openId !== null, step, goTo, onClose: close });
  useEffect(() => {
    handle.current = { move, close };
  });

  const { set } = focus;
  const { stop } = walk;
  const onPress = useCallback<OnPress>(
    (index, drawn, isOpen) => {
      stop();
      set(index);
      return soon(() => {
        // What is pressed is what is shown, also where that is about to change.
        const row = drawn ?? latest.current.rowAt(index);
        if (row) latest.current.open(isOpen ? null : row.id);
      });
    },
    [set, stop],
  );
  return { focus, onPress };
}
