import 'server-only';
import { EventEmitter, setMaxListeners } from 'node:events';

declare global {
  // Route handlers and the start-up hook may be separate bundles; one emitter and one wire serve them all.
  var onrampLive: EventEmitter | undefined;
  var onrampWire: ((connectionId: string) => void) | undefined;
  // scripts/serve.mjs aborts it.
  var onrampStopping: AbortController | undefined;
}

/** Aborts when this process takes nobody in any more: streams end then, so that their windows go to another one. */
export function stopping(): AbortSignal {
  if (!globalThis.onrampStopping) {
    globalThis.onrampStopping = new AbortController();
    setMaxListeners(0, globalThis.onrampStopping.signal);
  }
  return globalThis.onrampStopping.signal;
}

function emitter(): EventEmitter {
  globalThis.onrampLive ??= new EventEmitter().setMaxListeners(0);
  return globalThis.onrampLive;
}

/** Tells the windows of this process alone. */
export function tellHere(connectionId: string): void {
  emitter().emit(connectionId);
}

/** Tells every window of this process, whatever it watches: something may have been missed. */
export function tellAllHere(): void {
  for (const connectionId of emitter().eventNames()) emitter().emit(connectionId);
}

/** Names the way on which news reach other processes, or none. */
export function tellThrough(send: ((connectionId: string) => void) | undefined): void {
  globalThis.onrampWire = send;
}

/** Tells every window that watches a connection, on every replica, that it changed. To be called once the change is committed. */
export function publish(connectionId: string): void {
  tellHere(connectionId);
  globalThis.onrampWire?.(connectionId);
}

/** Calls back on every change of a connection, until the returned function is called. */
export function subscribe(connectionId: string, onChange: () => void): () => void {
  emitter().on(connectionId, onChange);
  return () => emitter().off(connectionId, onChange);
}

/** How many windows watch a connection through this process. */
export function audienceOf(connectionId: string): number {
  return emitter().listenerCount(connectionId);
}
