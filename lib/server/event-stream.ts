import 'server-only';
import { resumeWatching } from './arrivals-loop';
import { stopping, subscribe } from './live';
import { log } from './log';

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;

/**
 * A stream of server-sent events: `changed` whenever the connection changed, without any data. It ends with the request or the process.
 * While it is open the arrival watch of the connection, if it is on, goes on.
 */
export function eventStream(connectionId: string, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(connectionId, () => send('event: changed\ndata:\n\n'));
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs);
      end = () => {
        end = () => {};
        unsubscribe();
        clearInterval(heartbeat);
        stopping().removeEventListener('abort', onStop);
        controller.close();
      };
      const onStop = () => end();
      stopping().addEventListener('abort', onStop, { once: true });
      signal.addEventListener('abort', () => end(), { once: true });
      // At once, so that a change between the page's reading and this stream is not missed.
      send('retry: 2000\nevent: changed\ndata:\n\n');
      resumeWatching(connectionId).catch((error: unknown) => log().error({ err: error }, 'the watch for arrivals was not resumed'));
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
  });
}
