import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProblemCode } from '@/lib/problems';
import { type App, app } from './app';
import { type Asked, pollArrivals } from './arrivals-ask';
import { defaultPace, nextDelayMs, nextPenalty, type Pace } from './arrivals-pace';
import { findWatch, type WatchRow } from './arrivals-store';
import { settings } from './env';
import { audienceOf, publish } from './live';
import { log } from './log';

/** How long other replicas leave a watch to the one that asks, after its next ask was due. What two of them read at once is kept once. */
const leaseMs = 60_000;
/** A longer `Retry-After` is not believed. */
const longestRestMs = 3_600_000;

/** Failures that asking again cannot mend, and that may lock an account. */
const final: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'upstream-unauthorized',
  'upstream-forbidden',
  'credential-missing',
  'seal-broken',
  'organization-mismatch',
  'not-found',
]);

interface Loop {
  /** Asks at once, unless Webex said when. */
  readonly wake: () => void;
  readonly end: () => Promise<void>;
}

declare global {
  // Route handlers may be separate bundles; one table keeps one loop for each connection.
  var onrampWatches: Map<string, Loop> | undefined;
}

function loops(): Map<string, Loop> {
  globalThis.onrampWatches ??= new Map();
  return globalThis.onrampWatches;
}

const isOn = (watch: WatchRow) => watch.status === 'starting' || watch.status === 'watching';

/** One watch, asking again and again until nobody looks, somebody stops it, or Webex refuses. */
class Watcher {
  private readonly stop = new AbortController();
  private nap = new AbortController();
  private wanted = false;
  private waitsForWebex = false;
  private quietSince = Date.now();
  private penalty = 1;
  private failures = 0;

  constructor(
    private readonly opened: App,
    private readonly connectionId: string,
    private readonly pace: Pace,
  ) {}

  end(): void {
    this.stop.abort();
    this.nap.abort();
  }

  wake(): void {
    this.quietSince = Date.now();
    this.wanted = true;
    if (!this.waitsForWebex) this.nap.abort();
  }

  async run(): Promise<void> {
    do {
      this.wanted = false;
      await this.watch();
      // Somebody may have asked for the watch while it came to its end.
    } while (this.wanted && !this.stop.signal.aborted);
  }

  private async watch(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const watch = await this.hold();
      if (watch === 'over') return;
      // Another replica asks; this one stands by.
      if (watch === 'elsewhere') await this.rest(this.pace.slowMs);
      else if (!(await this.askOnce(watch.id))) return;
    }
  }

  /** Says that somebody looks, and takes or keeps the lease. */
  private async hold(): Promise<WatchRow | 'over' | 'elsewhere'> {
    const { db, runner } = this.opened;
    const now = Date.now();
    if (audienceOf(this.connectionId) > 0) {
      const watched_until = now + this.pace.graceMs;
      await db.updateTable('arrival_watches').set({ watched_until }).where('connection_id', '=', this.connectionId).execute();
    }
    const watch = await findWatch(db, this.connectionId);
    if (!watch || !isOn(watch)) return 'over';
    if (watch.watched_until <= now) {
      await this.pause(watch.id, now);
      return 'over';
    }
    // Only one process opens the embedded database, so another's lease is that of a dead one.
    const alone = settings().databaseUrl === null;
    const held = await db
      .updateTable('arrival_watches')
      .set({ lease_holder: runner, lease_until: now + leaseMs })
      .where('id', '=', watch.id)
      .$if(!alone, (query) =>
        query.where((eb) => eb.or([eb('lease_holder', 'is', null), eb('lease_holder', '=', runner), eb('lease_until', '<', now)])),
      )
      .returningAll()
      .executeTakeFirst();
    return held ?? 'elsewhere';
  }

  private async pause(watchId: string, now: number): Promise<void> {
    await this.opened.db
      .updateTable('arrival_watches')
      .set({ status: 'paused', next_ask_at: null })
      .where('id', '=', watchId)
      .where('status', 'in', ['starting', 'watching'])
      // Another replica may have a window open.
      .where('watched_until', '<=', now)
      .execute();
    publish(this.connectionId);
  }

  /** @returns whether to go on. */
  private async askOnce(watchId: string): Promise<boolean> {
    const asked = await pollArrivals(this.opened, this.connectionId, this.stop.signal);
    if (!asked) return false;
    const goesOn = asked.problem === null || !final.has(asked.problem);
    const delay = Math.min(this.delayAfter(asked), longestRestMs);
    const nextAskAt = Date.now() + delay;
    await this.opened.db
      .updateTable('arrival_watches')
      .set(goesOn ? { next_ask_at: nextAskAt, lease_until: nextAskAt + leaseMs } : { next_ask_at: null, status: 'failed' })
      .where('id', '=', watchId)
      .where('status', 'in', ['starting', 'watching'])
      .execute();
    publish(this.connectionId);
    this.waitsForWebex = asked.problem === 'upstream-rate-limited' || asked.retryAfterSeconds !== null;
    if (goesOn) await this.rest(delay);
    return goesOn;
  }

  private delayAfter(asked: Asked): number {
    if (asked.arrivals > 0) this.quietSince = Date.now();
    this.penalty = nextPenalty(this.penalty, asked.problem);
    this.failures = asked.problem === null ? 0 : this.failures + 1;
    const quietForMs = Date.now() - this.quietSince;
    const rhythm = { quietForMs, audience: audienceOf(this.connectionId), penalty: this.penalty, failures: this.failures };
    return nextDelayMs(this.pace, rhythm, asked);
  }

  private async rest(ms: number): Promise<void> {
    if (this.stop.signal.aborted || (this.wanted && !this.waitsForWebex)) {
      this.wanted = false;
      return;
    }
    this.nap = new AbortController();
    await sleep(ms, undefined, { ref: false, signal: this.nap.signal }).catch(() => undefined);
    this.wanted = false;
  }
}

async function releaseLease(opened: App, connectionId: string): Promise<void> {
  await opened.db
    .updateTable('arrival_watches')
    .set({ lease_holder: null, lease_until: 0 })
    .where('connection_id', '=', connectionId)
    .where('lease_holder', '=', opened.runner)
    .execute();
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

/** Asks for a connection's arrivals until they are stopped or nobody looks. A loop that runs already asks at once. */
export function keepWatching(opened: App, connectionId: string, pace: Pace = defaultPace): void {
  const known = loops().get(connectionId);
  if (known) {
    known.wake();
    return;
  }
  const watcher = new Watcher(opened, connectionId, pace);
  const run = watcher
    .run()
    .catch((error: unknown) => breakOff(opened, connectionId, error))
    .finally(() => loops().delete(connectionId))
    .then(() => releaseLease(opened, connectionId))
    .catch((error: unknown) => log().error({ err: error }, 'a watch for arrivals was not ended well'))
    .finally(() => opened.endFirst.delete(end));
  const end = async () => {
    watcher.end();
    await run;
  };
  loops().set(connectionId, { wake: () => watcher.wake(), end });
  opened.endFirst.add(end);
}

/** Ends the loop of a connection, in this process, and waits until it is over. */
export async function endWatching(connectionId: string): Promise<void> {
  await loops().get(connectionId)?.end();
}

/** Takes up a watch that is on, but that this process does not serve: after a restart, or on another replica. For those who look. */
export async function resumeWatching(connectionId: string): Promise<void> {
  if (loops().has(connectionId)) return;
  const opened = await app();
  const watch = await findWatch(opened.db, connectionId);
  if (!watch || !isOn(watch)) return;
  await opened.db
    .updateTable('arrival_watches')
    .set({ watched_until: Date.now() + defaultPace.graceMs })
    .where('id', '=', watch.id)
    .execute();
  keepWatching(opened, connectionId);
}
