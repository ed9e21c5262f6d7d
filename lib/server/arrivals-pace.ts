import 'server-only';
import type { ProblemCode } from '@/lib/problems';

/** How fast a watch asks, in milliseconds. Tests use shorter ones. */
export interface Pace {
  /** While things happen and somebody looks. */
  readonly fastMs: number;
  /** After a quiet minute. */
  readonly quietMs: number;
  /** After three quiet minutes, and while nobody looks. */
  readonly slowMs: number;
  /** How long a watch goes on after the last window was closed. */
  readonly graceMs: number;
}

/** The pace at which Webex is asked, unless a test sets another. */
export const defaultPace: Pace = { fastMs: 2_000, quietMs: 5_000, slowMs: 15_000, graceMs: 120_000 };

const quietAfterMs = 60_000;
const slowAfterMs = 180_000;
const longestMs = 120_000;
/** After a 429 every interval is doubled, up to this factor, and shrinks again by a tenth with each answer. */
const mostPenalty = 16;
const recovery = 0.9;

/** What the next interval depends on. */
interface Rhythm {
  /** Since something arrived, or since the watch was asked for. */
  readonly quietForMs: number;
  readonly audience: number;
  /** At least 1. */
  readonly penalty: number;
  /** Failures in a row. */
  readonly failures: number;
}

/** How the last ask ended, as far as the pace goes. */
interface Outcome {
  readonly problem: ProblemCode | null;
  readonly retryAfterSeconds: number | null;
  readonly pages: number;
}

/** The penalty after an ask: doubled when Webex asked to slow down, a little less after each answer. */
export function nextPenalty(penalty: number, problem: ProblemCode | null): number {
  if (problem === 'upstream-rate-limited') return Math.min(mostPenalty, penalty * 2);
  return problem === null ? Math.max(1, penalty * recovery) : penalty;
}

/** How long to wait before the next ask, in milliseconds. Never shorter than the `Retry-After` that came. */
export function nextDelayMs(pace: Pace, rhythm: Rhythm, outcome: Outcome): number {
  const { quietForMs, audience, penalty, failures } = rhythm;
  const calm = quietForMs >= slowAfterMs ? pace.slowMs : quietForMs >= quietAfterMs ? pace.quietMs : pace.fastMs;
  const base = audience > 0 ? calm : pace.slowMs;
  // A base that does not sort costs many pages for each ask.
  const costly = base * Math.max(1, Math.ceil(outcome.pages / 2));
  const after = failures > 0 ? Math.max(costly, pace.quietMs * 2 ** Math.min(failures - 1, 6)) : costly;
  return Math.max(Math.min(after * penalty, longestMs), (outcome.retryAfterSeconds ?? 0) * 1000);
}
