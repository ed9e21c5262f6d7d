import { startTransition, useEffect, useRef, useState } from 'react';
import { isDone, nextShown, nextTurn, type Shown, type Turn, type Wanted } from './paced';

/**
 * What the rows that are drawn show. Many that change at once change a few at a time, as drawing a screenful would keep the next key waiting
 * on a slow machine; what else is drawn meanwhile, such as the answer to that key, does not wait for them.
 */
export function usePacedRows(wanted: Wanted): Shown {
  const [turn, setTurn] = useState<Turn>({ at: 0, rows: 0 });
  const drawn = useRef<{ shown: Shown; turn: Turn }>({ shown: new Map(), turn });
  const shown = nextShown(drawn.current.shown, wanted, turn === drawn.current.turn ? 0 : turn.rows);
  useEffect(() => {
    drawn.current = { shown, turn };
    if (isDone(shown, wanted)) return;
    const frame = requestAnimationFrame((now) => startTransition(() => setTurn((last) => nextTurn(last, now))));
    return () => cancelAnimationFrame(frame);
  });
  return shown;
}
