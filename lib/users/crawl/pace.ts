/** How many requests may be under way at once. Learnt from the answers; nothing of it depends on the clock. */
export interface Pace {
  readonly limit: number;
  /** Answers in a row that were as good as any before. */
  readonly good: number;
  /** The quickest answer so far, milliseconds. */
  readonly bestMs: number;
}

/** Webex publishes no limit for SCIM (developer.webex.com/docs/rate-limiting, seen 2026-11), so Onramp stays modest. */
export const mostAtOnce = 6;

/** An answer this much slower than the best one is a sign of strain. */
const strained = 4;
/** Below this, slowness is noise. */
const noiseMs = 100;

export const firstPace: Pace = { limit: 2, good: 0, bestMs: Number.POSITIVE_INFINITY };

/** After an answer: one more at once when as many in a row were good as may run, one fewer when the upstream grows slow. */
export function afterAnswer({ limit, good, bestMs }: Pace, ms: number, most = mostAtOnce): Pace {
  const best = Math.min(bestMs, ms);
  if (ms > noiseMs && ms > best * strained) return { limit: Math.max(1, limit - 1), good: 0, bestMs: best };
  if (good + 1 >= limit && limit < most) return { limit: limit + 1, good: 0, bestMs: best };
  return { limit, good: good + 1, bestMs: best };
}

/** After "not now" or a failure: half of it. */
export const afterRefusal = ({ limit, bestMs }: Pace): Pace => ({ limit: Math.max(1, Math.floor(limit / 2)), good: 0, bestMs });
