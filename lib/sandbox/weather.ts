import { notJson, truncated, unavailable } from './broken-replies';
import type { Caller } from './tokens';

/** What stands between a caller and an answer: limits and bad days, which only some organizations have. */
export interface Weather {
  /** Seconds or date for `Retry-After`; `null` when the request may pass, which counts it. */
  admit(caller: Caller): string | null;
  /** Hands out the answer, or what became of it. */
  deliver(caller: Caller, answer: () => Promise<Response>): Promise<Response>;
}

export const rateLimit = { requests: 2, windowMs: 10_000, retryAfterSeconds: 2 } as const;

/**
 * What becomes of the answers to one token in `flaky`, in this order and then again from the start. A token's requests are counted from the start of
 * the process. One failure in a row is mended by asking again; only after `cut` does the next attempt fail as well, and a third succeeds.
 */
export const flakyCycle = ['answer', 'unavailable', 'answer', 'cut', 'web-page', 'answer'] as const;

/** Tokens that are remembered; the one that was silent for longest goes first. */
const maxTokens = 1_000;

function remember<T>(map: Map<string, T>, token: string, value: T): void {
  map.delete(token);
  map.set(token, value);
  const oldest = map.keys().next();
  if (map.size > maxTokens && !oldest.done) map.delete(oldest.value);
}

/** Weather that follows from each token's own requests and the clock, and from nothing else. */
export function createWeather(now: () => number): Weather {
  const admitted = new Map<string, { times: readonly number[]; refusals: number }>();
  const flaky = new Map<string, number>();
  return {
    admit: ({ organization, token }) => {
      if (organization.behaviour !== 'rate-limited') return null;
      const { times, refusals } = admitted.get(token) ?? { times: [], refusals: 0 };
      const recent = times.filter((time) => time > now() - rateLimit.windowMs);
      const passes = recent.length < rateLimit.requests;
      remember(admitted, token, { times: passes ? [...recent, now()] : recent, refusals: passes ? refusals : refusals + 1 });
      if (passes) return null;
      if (refusals % 2 === 0) return String(rateLimit.retryAfterSeconds);
      // A date has whole seconds: rounded up, so that it is never too early.
      return new Date(Math.ceil(now() / 1000 + rateLimit.retryAfterSeconds) * 1000).toUTCString();
    },
    deliver: async ({ organization, token }, answer) => {
      if (organization.behaviour !== 'flaky') return answer();
      const count = flaky.get(token) ?? 0;
      remember(flaky, token, count + 1);
      const fate = flakyCycle[count % flakyCycle.length];
      if (fate === 'unavailable') return unavailable();
      if (fate === 'web-page') return notJson();
      return fate === 'cut' ? truncated(await answer()) : answer();
    },
  };
}
