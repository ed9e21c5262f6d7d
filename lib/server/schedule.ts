import 'server-only';
import type { App } from './app';
import { log } from './log';

/** Work that Onramp does by itself, on every replica. It must be safe to do at the same time elsewhere, and to be killed in the middle. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** @param now epoch milliseconds. @param signal aborts when the process ends. */
  readonly run: (opened: App, now: number, signal: AbortSignal) => Promise<void>;
}

/** The part of the interval by which replicas drift apart. */
const jitter = 0.2;

/** Runs each job again and again until the app is closed: one after its interval, never two of the same at once. A failure is logged. */
export function startJobs(opened: App, jobs: readonly Job[]): void {
  const ending = new AbortController();
  const loops = jobs.map(async ({ name, everyMs, run }) => {
    while (!ending.signal.aborted) {
      await run(opened, Date.now(), ending.signal).catch((error: unknown) => log().error({ err: error, job: name }, 'a job failed'));
      await rest(everyMs * (1 + jitter * (Math.random() - 0.5)), ending.signal);
    }
  });
  opened.endFirst.add(async () => {
    ending.abort();
    await Promise.all(loops);
  });
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const timer = setTimeout(end, ms);
    // It must not keep a process alive that has nothing else to do.
    timer.unref();
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    }
    signal.addEventListener('abort', end);
  });
}
