import 'server-only';
import type { App } from './app';
import { isDatabaseAway } from './db/away';
import { log } from './log';

/** Work that Onramp does by itself, on every replica. It must be safe to do at the same time elsewhere, and to be killed in the middle. */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** @param now epoch milliseconds. @param signal aborts when the process ends. */
  readonly run: (opened: App, now: number, signal: AbortSignal) => Promise<void>;
}

/** How a job's last run went. Times are epoch milliseconds. */
export interface Pulse {
  readonly ranAt: number;
  readonly tookMs: number;
  /** Since when no run succeeded; `null`: the last one did. */
  readonly failedSince: number | null;
  readonly everyMs: number;
}

/** The part of the interval by which replicas drift apart. */
const jitter = 0.2;

/** Runs each job again and again until the app is closed: one after its interval, never two of the same at once. A failure is logged. */
export function startJobs(opened: App, jobs: readonly Job[]): void {
  const ending = new AbortController();
  const loops = jobs.map(async ({ name, everyMs, run }) => {
    let failedSince: number | null = null;
    while (!ending.signal.aborted) {
      const startedAt = Date.now();
      try {
        await run(opened, startedAt, ending.signal);
        failedSince = null;
      } catch (error) {
        failedSince ??= startedAt;
        if (isDatabaseAway(error)) log().warn({ job: name }, 'a job waits for the database');
        else log().error({ err: error, job: name }, 'a job failed');
      }
      opened.pulses.set(name, { ranAt: Date.now(), tookMs: Date.now() - startedAt, failedSince, everyMs });
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
