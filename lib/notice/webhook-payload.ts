import { toLine } from '@/lib/one-line';
import { dayNumber } from '@/lib/token/countdown';
import type { HealthState } from './health';
import type { NoticeFacts, NoticeKind } from './notice';

/** What happened, as receivers tell it apart. */
type WebhookType = 'token.expiring' | 'token.expired' | 'connection.alarm' | 'connection.recovered' | 'test';

/** What is sent to a webhook. Times are ISO 8601 in UTC. A later version only adds fields while `version` stays the same. */
export interface WebhookPayload {
  readonly version: 1;
  readonly type: WebhookType;
  /** The same in every attempt. */
  readonly id: string;
  /** When it happened. */
  readonly timestamp: string;
  readonly data: {
    readonly connection: {
      readonly id: string;
      readonly name: string;
      readonly environment: string;
      readonly organizationId: string | null;
    };
    readonly token: { readonly fingerprint: string | null; readonly expiresAt: string | null; readonly daysLeft: number | null };
    readonly health: {
      readonly state: HealthState;
      readonly reason: string | null;
      readonly since: string;
      readonly nextCheckAt: string;
    } | null;
    readonly url: string;
  };
}

/** What is to be told. Times are epoch milliseconds. */
export interface WebhookTelling {
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly raisedAt: number;
  readonly connectionId: string;
  readonly pageUrl: string;
  /** An IANA name, whose calendar counts the days. */
  readonly timeZone: string;
}

const maxNameLength = 120;

const iso = (at: number) => new Date(at).toISOString();

function typeOf({ kind, facts, raisedAt }: WebhookTelling): WebhookType {
  if (kind === 'alarm') return 'connection.alarm';
  if (kind === 'recovery') return 'connection.recovered';
  if (kind === 'test') return 'test';
  return facts.expiresAt !== null && facts.expiresAt <= raisedAt ? 'token.expired' : 'token.expiring';
}

/** The message for a webhook: as it was when the notice was raised, so that every attempt sends the same bytes. Holds no secret. */
export function webhookPayload(telling: WebhookTelling): WebhookPayload {
  const { noticeId, facts, raisedAt, connectionId, pageUrl, timeZone } = telling;
  const { expiresAt, health } = facts;
  return {
    version: 1,
    type: typeOf(telling),
    id: noticeId,
    timestamp: iso(raisedAt),
    data: {
      connection: {
        id: connectionId,
        name: toLine(facts.connectionName, maxNameLength),
        environment: facts.environmentLabel,
        organizationId: facts.organizationId,
      },
      token: {
        fingerprint: facts.fingerprint,
        expiresAt: expiresAt === null ? null : iso(expiresAt),
        daysLeft: expiresAt === null ? null : dayNumber(expiresAt, timeZone) - dayNumber(raisedAt, timeZone),
      },
      health: health && { state: health.state, reason: health.reason, since: iso(health.since), nextCheckAt: iso(health.nextAt) },
      url: pageUrl,
    },
  };
}
