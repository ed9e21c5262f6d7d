/** Calls back when the next frame has been drawn; while the page is hidden none is. @returns calls it off. */
export function afterPaint(callback: () => void): () => void {
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

/** What a key or a click has set off, of which the page has one at a time. */
let waiting: { act: () => void; callOff: () => void; settle: () => void } | null = null;

function end(isDone: boolean): void {
  const ending = waiting;
  if (ending === null) return;
  waiting = null;
  document.removeEventListener('click', onClick, true);
  window.removeEventListener('popstate', drop);
  ending.callOff();
  try {
    if (isDone) ending.act();
  } finally {
    ending.settle();
  }
}

/** Does at once what waits. */
export function flush(): void {
  end(true);
}

export function drop(): void {
  end(false);
}

export const isWaiting = (): boolean => waiting !== null;

/** A click may lead elsewhere, and a change of the address that comes after it would call it off: so what waits is done before. */
function onClick({ target }: MouseEvent): void {
  if (!(target instanceof Element && target.closest(ownClicks))) flush();
}

/**
 * Does something once the next frame is drawn, or after some milliseconds, so that what a key or a click shows at once need not wait for it.
 * What waited is done first. Going back drops it.
 *
 * @returns settles when it is done or dropped.
 */
export function soon(act: () => void, ms?: number): Promise<void> {
  flush();
  return new Promise<void>((settle) => {
    waiting = { act, settle, callOff: ms === undefined ? afterPaint(flush) : afterMs(ms, flush) };
    document.addEventListener('click', onClick, true);
    window.addEventListener('popstate', drop);
  });
}
