import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { OnrampError } from '@/lib/errors';
import { afterAnswer, afterRefusal, firstPace, type Pace } from '@/lib/users/crawl/pace';

/** A longer wait than this is not worth an open crawl: it fails, and says until when. */
const longestRestMs = 15 * 60_000;
/** Without Retry-After. The public SDK of Webex assumes 5 seconds (github.com/webex/webex-python-sdk and wxc_sdk, seen 2026-11). */
const restMs = { first: 1_000, most: 5_000 };
/** Failures in a row, over all requests, that are tried again. */
const mostFailures = 10;
/** Refusals in a row. */
const mostRefusals = 40;
/** Timers may be early by a part of a millisecond. */
const marginMs = 15;

const passing = ['upstream-unavailable', 'network-unreachable', 'timed-out', 'response-not-json'];

const isPassing = (error: unknown): error is OnrampError => error instanceof OnrampError && passing.includes(error.code);

/**
 * Lets requests to one upstream pass: not one of them while it asked to wait, fewer at once when it is strained, and a failed one again as long as
 * failures are rare.
 */
export class CrawlGate {
  pace: Pace = firstPace;
  rests = 0;
  #closedUntil = 0;
  #refusals = 0;
  #failures = 0;
  readonly #onRest: (untilMs: number) => void;

  /** @param onRest told when it closes, with epoch milliseconds. */
  constructor(onRest: (untilMs: number) => void = () => undefined) {
    this.#onRest = onRest;
  }

  /** Does a request, and again until it succeeds. @throws what it threw for good, or the signal's reason. */
  async pass<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (;;) {
      await this.#open(signal);
      const sentAt = performance.now();
      try {
        const value = await request();
        this.#refusals = 0;
        this.#failures = 0;
        this.pace = afterAnswer(this.pace, performance.now() - sentAt);
        return value;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof OnrampError && error.code === 'upstream-rate-limited') this.#refused(error, sentAt);
        else if (isPassing(error)) await this.#failed(error, signal);
        else throw error;
      }
    }
  }

  /**
   * Waits until a page may be asked for again whose answer could not be read, which is found only when its turn comes.
   *
   * @param times how often that page was. @throws the error itself when asking again would not mend it, or did not.
   */
  async afterUnreadable(error: unknown, times: number, signal: AbortSignal): Promise<void> {
    if (!isPassing(error) || times > mostFailures) throw error;
    await this.#failed(error, signal);
  }

  async #open(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const ms = this.#closedUntil - performance.now();
      if (ms <= 0) return;
      await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }

  #refused(error: OnrampError, sentAt: number): void {
    // What was under way when the gate closed says nothing new.
    if (sentAt >= this.#closedUntil) {
      this.#refusals += 1;
      this.rests += 1;
      this.pace = afterRefusal(this.pace);
    }
    if (this.#refusals > mostRefusals) throw error;
    const own = Math.min(restMs.most, restMs.first * 2 ** (this.#refusals - 1)) * (0.5 + Math.random() / 2);
    const named = error.retryAfterSeconds;
    // A time that is over already would make it ask again and again at once.
    const ms = named ? named * 1000 + marginMs : own;
    if (ms > longestRestMs) throw error;
    const until = performance.now() + ms;
    if (until <= this.#closedUntil) return;
    this.#closedUntil = until;
    this.#onRest(Date.now() + ms);
  }

  async #failed(error: OnrampError, signal: AbortSignal): Promise<void> {
    this.#failures += 1;
    this.pace = afterRefusal(this.pace);
    if (this.#failures > mostFailures) throw error;
    const ms = Math.random() * Math.min(restMs.most, restMs.first * 2 ** (this.#failures - 1));
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
