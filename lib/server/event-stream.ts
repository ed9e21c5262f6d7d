import 'server-only';
import { StateError } from '@/lib/errors';
import { resumeWatching } from './arrivals-loop';
import { stopping, subscribe } from './live';
import { log } from './log';
import { isSessionOpen } from './sessions';

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;

/** Streams of one session in this process: as many as a person has windows. */
const mostAtOnce = 30;

const streams = new Map<string, number>();

function count(sessionHash: string, by: 1 | -1): void {
  const now = (streams.get(sessionHash) ?? 0) + by;
  if (now > mostAtOnce) throw new StateError('too-many-requests', 'too many streams of one session', { retryAfterSeconds: 60 });
  if (now === 0) streams.delete(sessionHash);
  else streams.set(sessionHash, now);
}

/**
 * A stream of server-sent events: `changed` whenever the connection changed, without any data. It ends with the request or the process,
 * and within one heartbeat of the session. While it is open the arrival watch of the connection, if it is on, goes on.
 *
 * @throws {StateError} `too-many-requests`
 */
export function eventStream(connectionId: string, sessionHash: string, signal: AbortSignal): Response {
  count(sessionHash, 1);
  const encoder = new TextEncoder();
  let release = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let open = true;
      const end = () => {
        if (!open) return;
        release();
        controller.close();
      };
      const unsubscribe = subscribe(connectionId, () => send('event: changed\ndata:\n\n'));
      const onHeartbeat = async () => {
        // While the database is away nobody knows; what it would tell is not told either.
        const mayGoOn = await isSessionOpen(sessionHash).catch(() => true);
        if (!mayGoOn) end();
        else if (open) send(': still here\n\n');
      };
      const heartbeat = setInterval(() => void onHeartbeat(), heartbeatMs);
      release = () => {
        if (!open) return;
        open = false;
        count(sessionHash, -1);
        unsubscribe();
        clearInterval(heartbeat);
        stopping().removeEventListener('abort', end);
      };
      stopping().addEventListener('abort', end, { once: true });
      signal.addEventListener('abort', end, { once: true });
      // At once, so that a change between the page's reading and this stream is not missed.
      send('retry: 2000\nevent: changed\ndata:\n\n');
      resumeWatching(connectionId).catch((error: unknown) => log().error({ err: error }, 'the watch for arrivals was not resumed'));
    },
    // Closed already by whoever cancels it.
    cancel: () => release(),
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
