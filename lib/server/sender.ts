import 'server-only';
import type { Selectable } from 'kysely';
import type { NoticeFacts, NoticeKind } from '@/lib/notice/notice';
import type { Schema } from './db/schema';

/** One notice on its way through one channel. Times are epoch milliseconds. */
export interface Sending {
  /** Stays the same over every attempt, so that a receiver can tell a repetition. */
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly raisedAt: number;
  readonly connectionId: string;
  /** The connection's page that the notice leads to. */
  readonly pageUrl: string;
  readonly channel: Selectable<Schema['channels']>;
  /** 1 for the first. */
  readonly attempt: number;
  readonly now: number;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/**
 * What came of an attempt. `later`: it may work another time, not before `retryAfterMs` when the other side said so. `never`: trying again
 * changes nothing. `detail` is short, for people, and holds no secret.
 */
export type SendOutcome =
  | { readonly outcome: 'delivered'; readonly detail: string }
  | { readonly outcome: 'later'; readonly detail: string; readonly retryAfterMs?: number }
  | { readonly outcome: 'never'; readonly detail: string };

/** Hands one notice over. Never throws for what the other side does. */
export type Sender = (sending: Sending) => Promise<SendOutcome>;

/** How each kind of channel is served. */
export type Senders = Readonly<Record<'email' | 'webhook', Sender>>;
