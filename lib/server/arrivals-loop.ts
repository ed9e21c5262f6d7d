import 'server-only';
import { type App, app } from './app';
import { keepLooking, releaseLease } from './arrivals-lease';
import { defaultPace, type Pace } from './arrivals-pace';
import { findWatch, isOn } from './arrivals-store';
import { Watcher } from './arrivals-watcher';
import { publish } from './live';
import { log } from './log';

interface Loop {
  /** Asks at once, unless Webex said when. */
  readonly wake: () => void;
  readonly end: () => Promise<void>;
  /** It asks no more, although it may not have ended yet: a wish that comes now needs another loop. */
  readonly isDone: () => boolean;
  readonly ended: Promise<void>;
}

declare global {
  // Route handlers may be separate bundles; one table keeps one loop for each connection.
  var onrampWatches: Map<string, Loop> | undefined;
}

function loops(): Map<string, Loop> {
  globalThis.onrampWatches ??= new Map();
  return globalThis.onrampWatches;
}

/** A watch that nobody serves must not look as if it still ran. */
async function breakOff(opened: App, connectionId: string, error: unknown): Promise<void> {
  log().error({ err: error }, 'the watch for arrivals broke off');
  await opened.db
    .updateTable('arrival_watches')
    .set({ status: 'failed', problem: 'internal', next_ask_at: null })
    .where('connection_id', '=', connectionId)
    .where('status', 'in', ['starting', 'watching'])
    .execute();
  publish(connectionId);
}

/** Asks at once in the loop that serves a connection. @returns whether there is one. */
function wakeLoop(connectionId: string): boolean {
  const known = loops().get(connectionId);
  if (!known || known.isDone()) return false;
  known.wake();
  return true;
}

/** Asks for a connection's arrivals until they are stopped or nobody looks. A loop that runs already asks at once. */
export function keepWatching(opened: App, connectionId: string, pace: Pace = defaultPace): void {
  if (wakeLoop(connectionId)) return;
  const watcher = new Watcher(opened, connectionId, pace);
  const before = loops().get(connectionId)?.ended ?? Promise.resolve();
  const ended = before
    .then(() => watcher.run())
    .catch((error: unknown) => breakOff(opened, connectionId, error))
    .then(() => releaseLease(opened, connectionId))
    .catch((error: unknown) => log().error({ err: error }, 'a watch for arrivals was not ended well'))
    .finally(() => {
      opened.endFirst.delete(end);
      if (loops().get(connectionId) === loop) loops().delete(connectionId);
    });
  const end = async () => {
    watcher.end();
    await ended;
  };
  const loop: Loop = { wake: () => watcher.wake(), end, isDone: () => watcher.isDone, ended };
  loops().set(connectionId, loop);
  opened.endFirst.add(end);
}

/** Ends the loop of a connection, in this process, and waits until it is over. */
export async function endWatching(connectionId: string): Promise<void> {
  await loops().get(connectionId)?.end();
}

/**
 * For a window that just began to look. A watch that is on, but that this process does not serve, is taken up: after a restart, or on
 * another replica. One that it serves asks at once, because without a window it had slowed down.
 */
export async function resumeWatching(connectionId: string): Promise<void> {
  if (wakeLoop(connectionId)) return;
  const opened = await app();
  const watch = await findWatch(opened.db, connectionId);
  if (!watch || !isOn(watch)) return;
  await keepLooking(opened, watch.id, Date.now() + defaultPace.graceMs);
  keepWatching(opened, connectionId);
}
