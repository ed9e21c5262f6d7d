import { type CheckId, type CheckResult, checkIds } from '@/lib/setup/check';

/**
 * How a connection is. `healthy`: the last ladder found nothing that stops Okta. `degraded`: something failed, and Webex is asked again soon.
 * `quarantined`: it failed so finally, or so often, that Webex is asked rarely. `expired`: the token has ended; nothing is asked.
 */
export type HealthState = 'healthy' | 'degraded' | 'quarantined' | 'expired';

/** What a ladder, or the clock, says about a connection. `unreachable`: Webex did not answer at all, which may be Onramp's own network. */
export type Observation =
  | { readonly kind: 'fine' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused' | 'unreachable' | 'failed'; readonly reason: CheckId };

/** The health of a connection with what is needed to judge the next observation. Times are epoch milliseconds. */
export interface HealthRecord {
  readonly state: HealthState;
  readonly reason: CheckId | null;
  /** Since when it is in this state for this reason. */
  readonly since: number;
  /** Observations in a row, in this state, that found something wrong. */
  readonly failures: number;
  /** When Webex is asked again. */
  readonly nextAt: number;
  /** Since when it is not healthy. */
  readonly troubleSince: number | null;
  /** When an alarm was last raised, by reason. */
  readonly alarms: Readonly<Record<string, number>>;
}

/** A judgement: the record, and what is to be told outside of the app. */
export interface Judgement {
  readonly record: HealthRecord;
  readonly tell: 'alarm' | 'recovery' | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** An alarm from later than this after now was raised under a clock that was wrong. */
const wrongClockMs = hourMs;

/** Soon at first, because most faults pass. */
const degradedWaits = [15 * minuteMs, 30 * minuteMs, hourMs] as const;
/** As Microsoft Entra spaces its tries in quarantine (learn.microsoft.com, Application provisioning in quarantine status, seen 2026-11). */
const quarantineWaits = [6 * hourMs, 12 * hourMs, dayMs] as const;
const failuresToQuarantine = 5;
/** One fault wakes nobody; Webex out of reach is often our own network, so that takes one more. A refused token is an alarm at once. */
const failuresToAlarm = { refused: 1, failed: 2, unreachable: 3 } as const;

/** The longest that a connection waits between two tries, whatever the interval. */
export const longestWaitMs = 7 * dayMs;

/** Webex's own refusal: a proxy's carries no tracking id. */
const isRefusal = (result: CheckResult) =>
  result.exchange?.problem === 'upstream-unauthorized' && result.exchange.trackingId !== null && result.status !== 'pass';

/** Rungs without which Okta cannot work: not to know them is a fault as well. */
const essential: ReadonlySet<CheckId> = new Set(['host', 'tls', 'token', 'scim']);

/**
 * What a finished ladder says. Warnings say nothing: Okta works.
 *
 * @param expiresAt epoch milliseconds, or `null` when it is not known. @param now epoch milliseconds.
 */
export function observe(results: readonly CheckResult[], expiresAt: number | null, now: number): Observation {
  if (expiresAt !== null && expiresAt <= now) return { kind: 'ended' };
  const wrong = checkIds.flatMap((id) => {
    const result = results.find((candidate) => candidate.id === id);
    return result && (result.status === 'fail' || (result.status === 'unknown' && essential.has(id))) ? [result] : [];
  });
  const [first] = wrong;
  if (!first) return { kind: 'fine' };
  const refusal = wrong.find(isRefusal);
  if (refusal) return { kind: 'refused', reason: refusal.id };
  return { kind: first.id === 'host' || first.id === 'tls' ? 'unreachable' : 'failed', reason: first.id };
}

const waitOf = (waits: readonly number[], failures: number) => waits[Math.min(failures, waits.length) - 1] ?? dayMs;

type Fault = Exclude<Observation, { kind: 'fine' } | { kind: 'ended' }>;

function stateAfter(before: HealthRecord | null, fault: Fault): 'degraded' | 'quarantined' {
  if (before?.state === 'quarantined' || fault.kind === 'refused') return 'quarantined';
  // Nothing is wrong with the connection while nobody can be reached.
  if (fault.kind === 'unreachable') return 'degraded';
  return before?.state === 'degraded' && before.failures + 1 >= failuresToQuarantine ? 'quarantined' : 'degraded';
}

function afterFault(before: HealthRecord | null, fault: Fault, now: number): Judgement {
  const state = stateAfter(before, fault);
  const failures = before?.state === state ? before.failures + 1 : 1;
  const inTrouble = before?.state === 'degraded' || before?.state === 'quarantined';
  const troubleSince = inTrouble ? (before.troubleSince ?? before.since) : now;
  const alarms = Object.fromEntries(Object.entries(before?.alarms ?? {}).filter(([, at]) => at <= now + wrongClockMs));
  const last = alarms[fault.reason];
  const inRow = inTrouble && before.state !== state ? Number.POSITIVE_INFINITY : failures;
  const due = inRow >= failuresToAlarm[fault.kind];
  // Once in each time of trouble, and once a day whatever happens.
  const tell = due && (last === undefined || (last < troubleSince && last <= now - dayMs)) ? 'alarm' : null;
  return {
    tell,
    record: {
      state,
      reason: fault.reason,
      since: before?.state === state && before.reason === fault.reason ? before.since : now,
      failures,
      nextAt: now + waitOf(state === 'quarantined' ? quarantineWaits : degradedWaits, failures),
      troubleSince,
      alarms: tell ? { ...alarms, [fault.reason]: now } : alarms,
    },
  };
}

/**
 * How a connection is after an observation.
 *
 * A refusal by Webex puts it into quarantine at once and is not asked about again for hours, so that nothing is locked. Other faults are asked
 * about soon, and five in a row quarantine as well. The end of a token is told by reminders, not by an alarm. Recovery is told when the trouble
 * was.
 *
 * @param before `null`: nothing is known of this token yet. @param everyMs the interval while all is well. @param now epoch milliseconds.
 */
export function judgeHealth(before: HealthRecord | null, observation: Observation, now: number, everyMs: number): Judgement {
  if (observation.kind === 'ended') {
    const since = before?.state === 'expired' ? before.since : now;
    const record = { state: 'expired', reason: null, since, failures: 0, nextAt: now + dayMs, troubleSince: null } as const;
    return { tell: null, record: { ...record, alarms: before?.alarms ?? {} } };
  }
  if (observation.kind !== 'fine') return afterFault(before, observation, now);
  const { troubleSince = null, alarms = {} } = before ?? {};
  const wasTold = troubleSince !== null && Object.values(alarms).some((at) => at >= troubleSince && at <= now + wrongClockMs);
  return {
    tell: wasTold ? 'recovery' : null,
    record: {
      state: 'healthy',
      reason: null,
      since: before?.state === 'healthy' ? before.since : now,
      failures: 0,
      nextAt: now + everyMs,
      troubleSince: null,
      alarms,
    },
  };
}
