import { useCallback, useEffect, useRef } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { drop, flush, isWaiting, soon } from './soon';

/**
 * Rows that follow each other faster are passed by a key that is held. Who is passed is not asked for, as that would be thirty questions a
 * second to Webex, and does not change the address, of which browsers allow one or two hundred changes in a while.
 *
 * @see https://github.com/whatwg/html/issues/11844
 */
const heldMs = 150;

interface WalkOptions {
  openId: string | null;
  open: (userId: string | null) => void;
  rowAt: (index: number) => SnapshotRow | null;
}

/** While a user is open: opens the user of the row that is walked to, once that row is drawn and read, and no key is held. */
export function useWalk(options: WalkOptions): { to: (index: number) => void; stop: () => void } {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  /** The row whose user the drawer shows as soon as it is read. */
  const awaited = useRef<number | null>(null);
  const walkedAt = useRef(0);
  const openAwaited = useCallback(() => {
    const now = latest.current;
    if (now.openId === null) awaited.current = null;
    const row = awaited.current === null || isWaiting() ? null : now.rowAt(awaited.current);
    if (!row) return;
    awaited.current = null;
    now.open(row.id);
  }, []);
  useEffect(openAwaited);
  const stop = useCallback(() => {
    awaited.current = null;
    drop();
  }, []);
  useEffect(() => {
    window.addEventListener('popstate', stop);
    return () => {
      window.removeEventListener('popstate', stop);
      if (awaited.current !== null) stop();
    };
  }, [stop]);
  const to = (index: number) => {
    // Whose row was pressed is opened, but not who is passed.
    if (awaited.current === null) flush();
    else drop();
    const isHeld = performance.now() - walkedAt.current < heldMs;
    walkedAt.current = performance.now();
    awaited.current = index;
    void soon(openAwaited, isHeld ? heldMs : undefined);
  };
  return { to, stop };
}
