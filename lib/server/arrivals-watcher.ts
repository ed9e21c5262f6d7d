import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProblemCode } from '@/lib/problems';
import type { App } from './app';
import { type Asked, pollArrivals } from './arrivals-ask';
import { nextDelayMs, nextPenalty, type Pace } from './arrivals-pace';
import { findWatch, isOn, type WatchRow, waitsUntil } from './arrivals-store';
import { settings } from './env';
import { audienceOf, publish } from './live';

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

/** One watch, asking again and again until nobody looks, somebody stops it, or Webex refuses. */
export class Watcher {
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
      else if (!(await this.askInTime(watch))) return;
    }
  }

  /** Says that somebody looks, and takes or keeps the lease. */
  private async hold(): Promise<WatchRow | 'over' | 'elsewhere'> {
    const { db, runner } = this.opened;
    const now = Date.now();
    const watch = await findWatch(db, this.connectionId);
    if (!watch || !isOn(watch)) return 'over';
    const looks = audienceOf(this.connectionId) > 0;
    if (!looks && watch.watched_until <= now) {
      await this.pause(watch.id, now);
      return 'over';
    }
    const looked = looks ? { watched_until: now + this.pace.graceMs } : {};
    const row = () => db.updateTable('arrival_watches').where('id', '=', watch.id);
    const held = await row()
      .set({ ...looked, lease_holder: runner, lease_until: now + leaseMs })
      // Only one process opens the embedded database, so another's lease is that of a dead one.
      .$if(settings().databaseUrl !== null, (query) =>
        query.where((eb) => eb.or([eb('lease_holder', 'is', null), eb('lease_holder', '=', runner), eb('lease_until', '<', now)])),
      )
      .returningAll()
      .executeTakeFirst();
    if (!held && looks) await row().set(looked).execute();
    return held ?? 'elsewhere';
  }

  private async pause(watchId: string, now: number): Promise<void> {
    await this.opened.db
      .updateTable('arrival_watches')
      .set({ status: 'paused' })
      .where('id', '=', watchId)
      .where('status', 'in', ['starting', 'watching'])
      // Another replica may have a window open.
      .where('watched_until', '<=', now)
      .execute();
    publish(this.connectionId);
  }

  /** Also after a restart, or when a watch is taken up again, Webex is not asked before the time that it named. */
  private async askInTime(watch: WatchRow): Promise<boolean> {
    const waitMs = waitsUntil(watch) - Date.now();
    if (waitMs <= 0) return this.askOnce(watch.id);
    this.waitsForWebex = true;
    await this.rest(Math.min(waitMs, longestRestMs));
    return true;
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
