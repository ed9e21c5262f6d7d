import 'server-only';
import type { App } from './app';

/** What is being asked of Webex by this process. */
interface Ladders {
  /** Whole ladders, by connection or by the token of a renewal. */
  readonly running: Map<string, Promise<void>>;
  /** Single rungs, one after the other, by connection. */
  readonly rerunning: Map<string, Promise<void>>;
  /** Rungs that wait for their turn, or that are asked. */
  readonly queued: Set<string>;
  readonly starting: Map<string, Promise<void>>;
}

declare global {
  // Route handlers and what runs by itself may be separate bundles; one table lets them join each other's ladders.
  var onrampLadders: WeakMap<App, Ladders> | undefined;
}

/** The ladders of this process. */
export function laddersOf(opened: App): Ladders {
  globalThis.onrampLadders ??= new WeakMap();
  const known = globalThis.onrampLadders.get(opened);
  if (known) return known;
  const ladders = { running: new Map(), rerunning: new Map(), queued: new Set<string>(), starting: new Map() };
  globalThis.onrampLadders.set(opened, ladders);
  return ladders;
}

/** Lets starts take their turns: of two at once the second finds what the first began. @throws what `begin` throws. */
export async function inTurn(opened: App, key: string, begin: () => Promise<void>): Promise<void> {
  const { starting } = laddersOf(opened);
  const turn = (starting.get(key) ?? Promise.resolve()).then(begin);
  const over = turn
    .catch(() => undefined)
    .finally(() => {
      if (starting.get(key) === over) starting.delete(key);
    });
  starting.set(key, over);
  await turn;
}
