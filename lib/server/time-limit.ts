import 'server-only';

/**
 * Does work under a signal that aborts after a time, with a `TimeoutError`, or with another signal, with that one's reason. The timer is our
 * own: on Node 20 a signal made by `AbortSignal.any` from `AbortSignal.timeout` can be collected before it fires.
 *
 * @param ms milliseconds. @param work may abort as well.
 */
export async function withTimeLimit<T>(outer: AbortSignal, ms: number, work: (stop: AbortController) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new DOMException('time limit', 'TimeoutError')), ms);
  const onAbort = () => stop.abort(outer.reason);
  outer.addEventListener('abort', onAbort, { once: true });
  if (outer.aborted) onAbort();
  try {
    return await work(stop);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', onAbort);
  }
}
