import 'server-only';
import { Webhook } from 'standardwebhooks';
import { webhookPayload } from '@/lib/notice/webhook-payload';
import type { WebhookSecret } from './channel-secret';
import { readRetryAfter } from './http';
import { type PostReply, post } from './post';
import type { Sender, Sending, SendOutcome } from './sender';
import { withTimeLimit } from './time-limit';
import { RefusedAddress } from './webhook-target';

/** How long one attempt may take, in milliseconds, the answer’s body included. */
interface WebhookLimits {
  readonly totalMs: number;
}

const usualLimits: WebhookLimits = { totalMs: 15_000 };

/** The longest wait that a receiver may ask for. */
const longestRetryAfterMs = 6 * 3_600_000;

const certificateFault = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/;

const faultWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The receiver refused the connection',
  ENOTFOUND: 'The receiver’s name was not found',
  EAI_AGAIN: 'The receiver’s name was not found',
};

function waitOf(retryAfter: string | null, now: number): { retryAfterMs?: number } {
  const seconds = readRetryAfter(retryAfter, now);
  return seconds === null || seconds === 0 ? {} : { retryAfterMs: Math.min(Math.ceil(seconds * 1000), longestRetryAfterMs) };
}

/** Which answers name a wait: 429 and 503 by RFC 9110 and 6585; the rest as receivers use it. */
const waits = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500;

function outcomeOf({ status, retryAfter }: PostReply, now: number): SendOutcome {
  if (status >= 200 && status < 300) return { outcome: 'delivered', detail: `Answered ${status}` };
  if (status === 410) return { outcome: 'never', detail: 'The receiver asked to stop (410)' };
  if (status >= 300 && status < 400) return { outcome: 'later', detail: `Answered ${status}: redirects are not followed` };
  return { outcome: 'later', detail: `Answered ${status}`, ...(waits(status) ? waitOf(retryAfter, now) : {}) };
}

function failureOf(error: unknown): SendOutcome {
  if (error instanceof RefusedAddress) return { outcome: 'later', detail: 'Its address is one that Onramp does not send to' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (certificateFault.test(code)) return { outcome: 'later', detail: 'Its certificate is not trusted' };
  return { outcome: 'later', detail: faultWords[code] ?? 'The connection to the receiver broke' };
}

/** Signed over the very bytes that are sent (Standard Webhooks, github.com/standard-webhooks/standard-webhooks, seen 2026-11). */
function signedBody({ channel, now, ...sending }: Sending, secret: string) {
  const body = JSON.stringify(webhookPayload({ ...sending, timeZone: channel.time_zone }));
  const at = new Date(now);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Onramp',
    'webhook-id': sending.noticeId,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(sending.noticeId, at, body),
  };
  return { body, headers };
}

/**
 * Posts notices as signed JSON. Never `never` but for 410: a receiver that is wrong today may be right tomorrow.
 *
 * @param open gives a channel's URL and signing secret. What it throws is not about the receiver and is passed on.
 */
export function makeWebhookSender(open: (channel: Sending['channel']) => WebhookSecret, limits = usualLimits): Sender {
  return async (sending) => {
    const { url, secret } = open(sending.channel);
    const { body, headers } = signedBody(sending, secret);
    return withTimeLimit(sending.signal, limits.totalMs, async (stop): Promise<SendOutcome> => {
      try {
        return outcomeOf(await post(new URL(url), headers, body, stop.signal), sending.now);
      } catch (error) {
        if (sending.signal.aborted) return { outcome: 'later', detail: 'Onramp stopped before an answer came' };
        if (stop.signal.aborted) return { outcome: 'later', detail: `No answer within ${limits.totalMs / 1000} s` };
        return failureOf(error);
      }
    });
  };
}
