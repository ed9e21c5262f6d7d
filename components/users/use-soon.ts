import { useCallback, useEffect, useRef } from 'react';

/** Calls back when the next frame has been drawn; while the page is hidden none is. @returns calls it off. */
function afterPaint(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(callback);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function afterMs(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}

/** Clicks in here see for themselves to what waits. */
const ownClicks = '[data-own-clicks]';

export interface Soon {
  /** Does it once the next frame is drawn, or after some milliseconds, in place of what waited. @returns settles when it is done or dropped. */
  readonly soon: (act: () => void, ms?: number) => Promise<void>;
  /** Does at once what waits. */
  readonly flush: () => void;
  readonly drop: () => void;
  readonly waits: () => boolean;
}

/**
 * What a key or a click sets off, so that what it shows at once need not wait for it. One thing waits at a time. A click elsewhere may lead away,
 * and a change of the address that comes after it would call it off: so it is done before.
 */
export function useSoon(): Soon {
  const waiting = useRef<{ act: () => void; callOff: () => void; settle: () => void } | null>(null);
  const end = useCallback((isDone: boolean) => {
    const ending = waiting.current;
    waiting.current = null;
    ending?.callOff();
    try {
      if (isDone) ending?.act();
    } finally {
      ending?.settle();
    }
  }, []);
  const flush = useCallback(() => end(true), [end]);
  const drop = useCallback(() => end(false), [end]);
  const soon = useCallback(
    (act: () => void, ms?: number) => {
      drop();
      return new Promise<void>((settle) => {
        const callOff = ms === undefined ? afterPaint(flush) : afterMs(ms, flush);
        waiting.current = { act, callOff, settle };
      });
    },
    [drop, flush],
  );
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element && target.closest(ownClicks))) flush();
    };
    document.addEventListener('click', onClick, true);
    return () => {
      document.removeEventListener('click', onClick, true);
      drop();
    };
  }, [drop, flush]);
  return { soon, flush, drop, waits: useCallback(() => waiting.current !== null, []) };
}
