import { startTransition, useEffect, useRef, useState } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { nextShown, nextTurn, type Shown, type Turn } from './paced';
import type { Drawn } from './use-scrolled-rows';

/**
 * What the rows that are drawn show. Many that change at once change a few at a time, as drawing a screenful would keep the next key waiting
 * on a slow machine; what else is drawn meanwhile, such as the answer to that key, does not wait for them.
 */
export function usePacedRows({ from, to }: Drawn, rowAt: (index: number) => SnapshotRow | null): Shown {
  const [turn, setTurn] = useState<Turn>({ at: 0, rows: 0 });
  const drawn = useRef<{ shown: Shown; turn: Turn }>({ shown: new Map(), turn });
  const shown = nextShown(drawn.current.shown, from, to, rowAt, turn === drawn.current.turn ? 0 : turn.rows);
  useEffect(() => {
    drawn.current = { shown, turn };
    if ([...shown].every(([index, row]) => row === rowAt(index))) return;
    const frame = requestAnimationFrame((now) => startTransition(() => setTurn((last) => nextTurn(last, now))));
    return () => cancelAnimationFrame(frame);
  });
  return shown;
}
