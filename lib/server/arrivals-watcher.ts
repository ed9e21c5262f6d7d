import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProblemCode } from '@/lib/problems';
import type { App } from './app';
import { type Asked, pollArrivals } from './arrivals-ask';
import { hasCome, keepLooking, leaseMs, longestRestMs, pauseUnseen, takeLease } from './arrivals-lease';
import { nextDelayMs, nextPenalty, type Pace } from './arrivals-pace';
import { findWatch, isOn, type WatchRow, waitsUntil } from './arrivals-store';
import { isDatabaseAway } from './db/away';
import { audienceOf, publish } from './live';

/** Failures that asking again cannot mend, and that may lock an account. */
const final: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'upstream-unauthorized',
  'upstream-forbidden',
  'credential-missing',
  'token-not-kept',
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
  private done = false;

  constructor(
    private readonly opened: App,
    private readonly connectionId: string,
    private readonly pace: Pace,
  ) {}

  /** Whether it asks no more, whoever wishes it. */
  get isDone(): boolean {
    return this.done || this.stop.signal.aborted;
  }

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
    try {
      do {
        this.wanted = false;
        await this.watch();
        // Somebody may have asked for the watch while it came to its end.
      } while (this.wanted && !this.stop.signal.aborted);
    } finally {
      this.done = true;
    }
  }

  private async watch(): Promise<void> {
    while (!this.stop.signal.aborted) {
      try {
        if (!(await this.turn())) return;
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        await this.rest(this.pace.slowMs);
      }
    }
  }

  /** @returns whether to go on. */
  private async turn(): Promise<boolean> {
    const watch = await this.hold();
    if (watch === 'over') return false;
    if (watch !== 'elsewhere') return this.askInTime(watch);
    // Another replica asks; this one stands by.
    await this.rest(this.pace.slowMs);
    return true;
  }

  /** Says that somebody looks, and takes or keeps the lease. */
  private async hold(): Promise<WatchRow | 'over' | 'elsewhere'> {
    const now = Date.now();
    const watch = await findWatch(this.opened.db, this.connectionId);
    if (!watch || !isOn(watch)) return 'over';
    const looks = audienceOf(this.connectionId) > 0;
    if (looks) await keepLooking(this.opened, watch.id, now + this.pace.graceMs);
    else if (hasCome(watch.watched_until, now)) {
      await pauseUnseen(this.opened, watch.id, now);
      publish(this.connectionId);
      return 'over';
    }
    return (await takeLease(this.opened, watch.id, now)) ?? 'elsewhere';
  }

  /** Also after a restart, or when a watch is taken up again, Webex is not asked before the time that it named. */
  private async askInTime(watch: WatchRow): Promise<boolean> {
    const now = Date.now();
    const until = waitsUntil(watch);
    if (hasCome(until, now)) {
      await this.keepDistance(watch, now);
      return this.askOnce(watch.id);
    }
    this.waitsForWebex = true;
    await this.rest(Math.min(until - now, longestRestMs));
    return true;
  }

  /** However often somebody begins to look, Webex is asked no faster than while things happen. */
  private async keepDistance({ asked_at: askedAt }: WatchRow, now: number): Promise<void> {
    const sinceMs = now - (askedAt ?? 0);
    if (sinceMs < 0 || sinceMs >= this.pace.fastMs) return;
    await sleep(this.pace.fastMs - sinceMs, undefined, { ref: false, signal: this.stop.signal }).catch(() => undefined);
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
