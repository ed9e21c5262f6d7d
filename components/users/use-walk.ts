import { useCallback, useEffect, useRef } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { afterPaint } from './after-paint';

/**
 * Rows that follow each other faster are passed by a key that is held. Who is passed is not asked for, as that would be thirty questions a
 * second to Webex, and does not change the address, of which browsers allow one or two hundred changes in a while.
 *
 * @see https://github.com/whatwg/html/issues/11844
 */
const heldMs = 150;

function afterMs(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

interface WalkOptions {
  openId: string | null;
  open: (userId: string | null) => void;
  rowAt: (index: number) => SnapshotRow | null;
}

/** While a user is open: opens the user of the row that is walked to, once that row is read and no key is held. */
export function useWalk(options: WalkOptions): { to: (index: number) => void; stop: () => void } {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  /** The row whose user the drawer shows as soon as it is read. */
  const awaited = useRef<number | null>(null);
  const walkedAt = useRef(0);
  /** Calls off what comes once the walk rests. */
  const resting = useRef<(() => void) | null>(null);
  const openAwaited = useCallback(() => {
    const now = latest.current;
    if (now.openId === null) awaited.current = null;
    const row = awaited.current === null || resting.current ? null : now.rowAt(awaited.current);
    if (!row) return;
    awaited.current = null;
    now.open(row.id);
  }, []);
  useEffect(openAwaited);
  const rest = useCallback(() => {
    resting.current?.();
    resting.current = null;
    openAwaited();
  }, [openAwaited]);
  const stop = useCallback(() => {
    awaited.current = null;
    rest();
  }, [rest]);
  useEffect(() => {
    // A click may lead elsewhere, and a change of the address that comes after it would call it off.
    const onClick = () => {
      if (resting.current) rest();
    };
    document.addEventListener('click', onClick, true);
    window.addEventListener('popstate', stop);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('popstate', stop);
      stop();
    };
  }, [rest, stop]);
  const to = (index: number) => {
    stop();
    const isHeld = performance.now() - walkedAt.current < heldMs;
    walkedAt.current = performance.now();
    awaited.current = index;
    // The row that is walked to is seen before its user.
    resting.current = isHeld ? afterMs(heldMs, rest) : afterPaint(rest);
  };
  return { to, stop };
}
