import 'server-only';
import { EventEmitter } from 'node:events';

declare global {
  var onrampLive: EventEmitter | undefined;
}

function emitter(): EventEmitter {
  globalThis.onrampLive ??= new EventEmitter().setMaxListeners(0);
  return globalThis.onrampLive;
}

/** Tells every window that watches a connection that it changed. Windows on other replicas find out by polling. */
export function publish(connectionId: string): void {
  emitter().emit(connectionId);
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
