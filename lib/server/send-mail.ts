import 'server-only';
import { createTransport } from 'nodemailer';
import { mailHtml } from '@/lib/notice/mail-html';
import { mailText } from '@/lib/notice/mail-text';
import { messageOf } from '@/lib/notice/message';
import { isLoopbackName } from '@/lib/notice/webhook-url';
import { mailFailure } from './mail-failure';
import type { Sender, Sending } from './sender';
import { withTimeLimit } from './time-limit';

/** How long each part of handing a mail over may take, in milliseconds. */
interface MailLimits {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** Of silence on the line. */
  readonly socketMs: number;
  /** From the first packet to the last answer. */
  readonly totalMs: number;
}

/** In all less than the minute that a delivery may take: what ran out of time says so itself. */
const usualLimits: MailLimits = { connectMs: 10_000, greetingMs: 10_000, socketMs: 20_000, totalMs: 50_000 };

/** Only host, port and login are taken from the URL: in a query nodemailer would also read that certificates need no check. */
function transportTo(text: string, limits: MailLimits) {
  const url = new URL(text);
  // The URL standard leaves hosts of schemes that it does not know in the case in which they were written.
  const host = url.hostname.toLowerCase();
  const secure = url.protocol === 'smtps:';
  return createTransport({
    host: host.replace(/^\[|\]$/g, ''),
    ...(url.port ? { port: Number(url.port) } : {}),
    secure,
    requireTLS: !secure && !isLoopbackName(host),
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    tls: { rejectUnauthorized: true },
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: limits.socketMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function mailFor({ noticeId, kind, facts, pageUrl, channel, now }: Sending, from: string, signal: AbortSignal) {
  const message = messageOf({ kind, facts, timeZone: channel.time_zone, pageUrl, now });
  return {
    // Addresses as objects: as text they would be read as a list.
    from: { name: 'Onramp', address: from },
    to: { name: '', address: channel.address },
    subject: message.subject,
    text: mailText(message),
    html: mailHtml(message),
    date: new Date(now),
    // The same in every attempt, so that a mailbox can tell a repetition.
    messageId: `<${noticeId}@${from.split('@').at(-1)}>`,
    list: { unsubscribe: message.offUrl },
    headers: { 'Auto-Submitted': 'auto-generated' },
    signal,
  };
}

/**
 * Hands notices to a mail server, one connection each. Encrypted and verified except on this machine. A mail may arrive twice when the
 * connection broke after the server took it and before it said so; its Message-ID is then the same.
 *
 * @param mail the server, `smtp://` (STARTTLS) or `smtps://`, with its login, and the sender's address; `null`: every mail fails for good.
 */
export function makeMailSender(mail: Readonly<{ url: string; from: string }> | null, limits = usualLimits): Sender {
  if (!mail) return async () => ({ outcome: 'never', detail: 'No mail server is configured' });
  return async (sending) => {
    try {
      await withTimeLimit(sending.signal, limits.totalMs, (stop) =>
        transportTo(mail.url, limits).sendMail(mailFor(sending, mail.from, stop.signal)),
      );
      return { outcome: 'delivered', detail: 'The mail server took it' };
    } catch (error) {
      if (sending.signal.aborted) return { outcome: 'later', detail: 'Onramp stopped before the mail was handed over' };
      return mailFailure(error);
    }
  };
}
