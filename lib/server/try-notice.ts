import 'server-only';
import type { NoticeFacts, NoticeKind, NoticeStatus } from '@/lib/notice/notice';
import type { NoticeRow } from './claim-notices';
import { settings } from './env';
import type { WeighedNotice } from './outdated-notices';
import type { Sender, Senders, SendOutcome } from './sender';
import { withTimeLimit } from './time-limit';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** After it a sender has hung, and is told to stop. */
const limitMs = minuteMs;
/** How long a sender that was told to stop may take to say how far it came. */
const graceMs = 2_000;
const mostAttempts = 20;
const giveUpMs = 3 * 24 * hourMs;
const longestRestMs = 6 * hourMs;
const shortestRestMs = 5_000;

/** How a notice stands after a try. Times are epoch milliseconds. */
export interface TriedNotice {
  readonly status: Exclude<NoticeStatus, 'sending'>;
  readonly detail: string;
  readonly next_at?: number;
  readonly delivered_at?: number;
}

/**
 * How long to wait after a try that failed: up to a minute, two, four and so on, six hours at most, by chance, so that not all that failed
 * together come back together. A receiver that says how long gets that long.
 *
 * @param attempt 1 for the first. @param chance from 0 to 1. @returns milliseconds.
 */
export function restAfter(attempt: number, retryAfterMs: number, chance: number): number {
  const ceiling = Math.min(longestRestMs, minuteMs * 2 ** (attempt - 1));
  return Math.round(Math.max(shortestRestMs, ceiling * chance, Math.min(retryAfterMs, longestRestMs)));
}

/** Resolves some time after the signal aborts. */
function afterAbort(signal: AbortSignal): { readonly hung: Promise<'hung'>; readonly clear: () => void } {
  let clear = () => {};
  const hung = new Promise<'hung'>((done) => {
    const stop = () => {
      const timer = setTimeout(() => done('hung'), graceMs);
      clear = () => clearTimeout(timer);
    };
    clear = () => signal.removeEventListener('abort', stop);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  return { hung, clear: () => clear() };
}

/** Calls a sender; it is told to stop when it hangs or the process ends. */
async function send(sender: Sender, sending: Omit<Parameters<Sender>[0], 'signal'>, ending: AbortSignal): Promise<SendOutcome | 'hung'> {
  return withTimeLimit(ending, limitMs, ({ signal }) => {
    const { hung, clear } = afterAbort(signal);
    const sent = (async () => sender({ ...sending, signal }))()
      // Whatever a library says in an error might hold an address with a password.
      .catch((): SendOutcome => ({ outcome: 'later', detail: 'It could not be sent.' }));
    return Promise.race([sent, hung]).finally(clear);
  });
}

function tryLater(notice: NoticeRow, now: number, detail: string, retryAfterMs = 0): TriedNotice {
  const next = now + restAfter(notice.attempts, retryAfterMs, Math.random());
  const ended = detail.endsWith('.') ? detail : `${detail}.`;
  if (notice.attempts >= mostAttempts) return { status: 'failed', detail: `${ended} Given up after ${mostAttempts} tries.` };
  if (next > notice.created_at + giveUpMs) return { status: 'failed', detail: `${ended} Given up after three days.` };
  return { status: 'queued', detail, next_at: next };
}

const isChannelKind = (kind: string): kind is keyof Senders => kind === 'email' || kind === 'webhook';
const kinds: readonly NoticeKind[] = ['reminder', 'alarm', 'recovery', 'test'];

/**
 * Hands a notice that was claimed over to its sender. Never throws for what the sender does.
 *
 * @param clock tells the time, in epoch milliseconds. @param ending aborts when the process ends.
 */
export async function tryNotice(
  { notice, channel, outdated }: WeighedNotice,
  senders: Senders,
  clock: () => number,
  ending: AbortSignal,
): Promise<TriedNotice> {
  if (outdated) return { status: 'dropped', detail: outdated };
  const kind = kinds.find((known) => known === notice.kind);
  if (!kind || !isChannelKind(channel.kind)) return { status: 'failed', detail: 'This Onramp does not know how to send it.' };
  // A process that died every time it tried.
  if (notice.attempts > mostAttempts) return { status: 'failed', detail: `Given up after ${mostAttempts} tries.` };
  const facts: NoticeFacts = JSON.parse(notice.facts);
  const sending = {
    noticeId: notice.id,
    kind,
    facts,
    raisedAt: notice.created_at,
    connectionId: notice.connection_id,
    pageUrl: `${settings().publicUrl}/connections/${notice.connection_id}/token`,
    channel,
    attempt: notice.attempts,
    now: clock(),
  };
  const result = await send(senders[channel.kind], sending, ending);
  if (result === 'hung') {
    if (channel.kind === 'email')
      return { status: 'unknown', detail: 'The mail server did not say whether it took it. It is not sent again.' };
    return tryLater(notice, clock(), 'No answer came in time.');
  }
  if (result.outcome === 'delivered') return { status: 'delivered', detail: result.detail, delivered_at: clock() };
  if (result.outcome === 'never') return { status: 'failed', detail: result.detail };
  return tryLater(notice, clock(), result.detail, result.retryAfterMs);
}
