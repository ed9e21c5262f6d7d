import type { CheckId } from '@/lib/setup/check';
import type { Observation } from './observe-health';

/**
 * How a connection is. `healthy`: the last ladder found nothing that stops Okta. `degraded`: something failed, and Webex is asked again soon.
 * `quarantined`: it failed so finally, or so often, that Webex is asked rarely. `expired`: the token has ended; nothing is asked.
 */
export type HealthState = 'healthy' | 'degraded' | 'quarantined' | 'expired';

/** The health of a connection with what is needed to judge the next observation. Times are epoch milliseconds. */
export interface HealthRecord {
  readonly state: HealthState;
  readonly reason: CheckId | null;
  /** Since when it is in this state for this reason. */
  readonly since: number;
  /** Observations in a row, in this state, that found something wrong. */
  readonly failures: number;
  /** When it was last judged; `null`: never with this token. */
  readonly judgedAt: number | null;
  /** When Webex is asked again. */
  readonly nextAt: number;
  /** Since when it is not healthy, whatever tokens came and went. */
  readonly troubleSince: number | null;
  /** When an alarm was last raised, by reason. */
  readonly alarms: Readonly<Record<string, number>>;
}

/** What else a judgement goes by. Times are epoch milliseconds. */
export interface Circumstances {
  /** The interval while all is well; 0: nothing is asked by itself, and then nothing is told either. */
  readonly everyMs: number;
  /** When the token ends, if that is known: it is looked at again then. */
  readonly expiresAt: number | null;
  /** When an alarm was last raised, for any connection, because Webex could not be asked. */
  readonly toldForAll: number | null;
}

/** A judgement: the record, and what is to be told outside of the app. */
export interface Judgement {
  readonly record: HealthRecord;
  readonly tell: 'alarm' | 'recovery' | null;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** A time from later than this after now was written under a clock that was wrong. */
const wrongClockMs = hourMs;
/** Ladders that follow each other faster, as when a person asks again and again, find the same fault and count once. */
const sameFaultMs = 5 * minuteMs;

/** Soon at first, because most faults pass. */
const degradedWaits = [15 * minuteMs, 30 * minuteMs, hourMs] as const;
/** As Microsoft Entra spaces its tries in quarantine (learn.microsoft.com, Application provisioning in quarantine status, seen 2026-11). */
const quarantineWaits = [6 * hourMs, 12 * hourMs, dayMs] as const;
const failuresToQuarantine = 5;
/** One fault wakes nobody; Webex out of reach is often our own network, so that takes one more. A refused token is an alarm at once. */
const failuresToAlarm = { refused: 1, failed: 2, unreachable: 3 } as const;

/** The longest that a connection waits between two tries. @param everyMs the interval while all is well. */
export const longestWaitMs = (everyMs: number): number => Math.max(everyMs, dayMs);

/** What of a connection's health outlives its token: since when there is trouble and what was told, so that the recovery is told as well. */
export const withAnotherToken = (record: HealthRecord): HealthRecord => ({
  ...record,
  state: 'healthy',
  reason: null,
  failures: 0,
  judgedAt: null,
});

const waitOf = (waits: readonly number[], failures: number) => waits[Math.min(Math.max(failures, 1), waits.length) - 1] ?? dayMs;

type Fault = Exclude<Observation, { kind: 'fine' } | { kind: 'ended' }>;

/** Observations in a row, this one with them. Nobody to be reached does not lead on into quarantine, however long it lasts. */
function failuresWith({ state, failures, judgedAt }: HealthRecord, kind: Fault['kind'], now: number): number {
  const isSame = state !== 'healthy' && judgedAt !== null && judgedAt <= now && now - judgedAt < sameFaultMs;
  const counted = isSame ? failures : failures + 1;
  return kind === 'unreachable' ? Math.min(counted, failuresToAlarm.unreachable) : counted;
}

function afterFault(before: HealthRecord, fault: Fault, now: number, { everyMs, toldForAll }: Circumstances): Judgement {
  const { kind, reason } = fault;
  if (before.state === 'quarantined' && kind === 'unreachable') {
    // Nothing was learnt of what put it there.
    return { tell: null, record: { ...before, judgedAt: now, nextAt: now + waitOf(quarantineWaits, before.failures) } };
  }
  const counted = failuresWith(before, kind, now);
  const isGrave = before.state === 'quarantined' || kind === 'refused' || (kind === 'failed' && counted >= failuresToQuarantine);
  const state = isGrave ? 'quarantined' : 'degraded';
  const failures = before.state === state ? counted : 1;
  const troubleSince = before.troubleSince ?? now;
  const told = Math.max(before.alarms[reason] ?? 0, kind === 'unreachable' ? (toldForAll ?? 0) : 0);
  const isDue = everyMs > 0 && (isGrave || failures >= failuresToAlarm[kind]);
  // Once in each time of trouble, and once a day whatever happens.
  const tell = isDue && (told === 0 || (told < troubleSince && told <= now - dayMs)) ? 'alarm' : null;
  const wait = isGrave ? waitOf(quarantineWaits, failures) : Math.min(waitOf(degradedWaits, failures), everyMs || dayMs);
  return {
    tell,
    record: {
      state,
      reason,
      since: before.state === state && before.reason === reason ? before.since : now,
      failures,
      judgedAt: now,
      nextAt: now + wait,
      troubleSince,
      alarms: tell ? { ...before.alarms, [reason]: now } : before.alarms,
    },
  };
}

function afterEnd(before: HealthRecord, now: number, { everyMs }: Circumstances): Judgement {
  const isNews = before.state !== 'expired';
  const record = { ...before, state: 'expired', reason: null, since: isNews ? now : before.since, failures: 0, judgedAt: now } as const;
  return { tell: null, record: { ...record, troubleSince: before.troubleSince ?? now, nextAt: now + (everyMs || dayMs) } };
}

function afterWell(before: HealthRecord, now: number, { everyMs }: Circumstances): Judgement {
  const { troubleSince, alarms } = before;
  const wasTold = troubleSince !== null && Object.values(alarms).some((at) => at >= troubleSince);
  const since = before.state === 'healthy' && troubleSince === null ? before.since : now;
  const record = { state: 'healthy', reason: null, since, failures: 0, judgedAt: now, troubleSince: null, alarms } as const;
  return { tell: wasTold && everyMs > 0 ? 'recovery' : null, record: { ...record, nextAt: now + (everyMs || dayMs) } };
}

/** Leaves out what a clock wrote that was ahead. */
function underThisClock(before: HealthRecord, now: number): HealthRecord {
  return {
    ...before,
    since: Math.min(before.since, now),
    troubleSince: before.troubleSince === null ? null : Math.min(before.troubleSince, now),
    alarms: Object.fromEntries(Object.entries(before.alarms).filter(([, at]) => at <= now + wrongClockMs)),
  };
}

/**
 * How a connection is after an observation.
 *
 * A refusal by Webex puts it into quarantine at once and is not asked about again for hours, so that nothing is locked. Other faults are asked
 * about soon, and five in a row quarantine as well. While Webex cannot be asked at all it is degraded at most, and one connection tells for
 * all. The end of a token is told by reminders, not by an alarm. Recovery is told when the trouble was.
 *
 * @param before `null`: nothing is known yet. @param now epoch milliseconds.
 */
export function judgeHealth(before: HealthRecord | null, observation: Observation, now: number, circumstances: Circumstances): Judgement {
  const fresh = {
    state: 'healthy',
    reason: null,
    since: now,
    failures: 0,
    judgedAt: null,
    nextAt: now,
    troubleSince: null,
    alarms: {},
  } as const;
  const known = before ? underThisClock(before, now) : fresh;
  if (observation.kind === 'ended') return afterEnd(known, now, circumstances);
  const { tell, record } =
    observation.kind === 'fine' ? afterWell(known, now, circumstances) : afterFault(known, observation, now, circumstances);
  const { expiresAt } = circumstances;
  return { tell, record: expiresAt !== null && expiresAt > now ? { ...record, nextAt: Math.min(record.nextAt, expiresAt) } : record };
}
