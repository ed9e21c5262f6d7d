import type { HealthState } from './health';

/** What is told outside of the app. `reminder`: a token ends. `alarm` and `recovery`: the connection's health changed. `test`: the admin asked. */
export type NoticeKind = 'reminder' | 'alarm' | 'recovery' | 'test';

/** What a notice says, as it was when the notice was raised. Times are epoch milliseconds. Never a secret, never a user's name. */
export interface NoticeFacts {
  readonly connectionName: string;
  readonly environmentLabel: string;
  readonly organizationId: string | null;
  /** The keyed fingerprint of the token that it is about. */
  readonly fingerprint: string | null;
  readonly expiresAt: number | null;
  /** Calendar days before the end, of a reminder. */
  readonly threshold: number | null;
  /** Of an alarm or a recovery. */
  readonly health: { readonly state: HealthState; readonly reason: string | null; readonly since: number; readonly nextAt: number } | null;
}

/**
 * How far the delivery of a notice came. `unknown`: the process died while it handed a mail over; it is not sent again. `dropped`: it made
 * no sense any more before it was sent.
 */
export type NoticeStatus = 'queued' | 'sending' | 'delivered' | 'failed' | 'unknown' | 'dropped';
