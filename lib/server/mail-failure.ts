import 'server-only';
import { z } from 'zod';
import type { SendOutcome } from './sender';

/** What nodemailer adds to an error. Its message is not read: it quotes the server, which may quote anything. */
const failureSchema = z
  .object({
    code: z.string().optional(),
    /** Of the socket, when nodemailer put its own code in its place. */
    originalCode: z.string().optional(),
    responseCode: z.number().optional(),
    command: z.string().optional(),
  })
  .catch({});

const certificateFault = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/;

const socketWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The mail server refused the connection',
  ENOTFOUND: 'The mail server’s name was not found',
  EAI_AGAIN: 'The mail server’s name was not found',
};

const withStatus = (words: string, status: number | undefined) => (status === undefined ? words : `${words} (${status})`);

/** What a mail server said no to, from the command that it answered. Only what is about this mail is final. */
function refusal(command: string | undefined, status: number): SendOutcome {
  if (command === 'RCPT TO') return { outcome: 'never', detail: withStatus('The mail server refused the address', status) };
  if (command === 'DATA') return { outcome: 'never', detail: withStatus('The mail server refused the message', status) };
  if (command === 'MAIL FROM')
    return { outcome: 'later', detail: withStatus('The mail server refused the sender, ONRAMP_MAIL_FROM', status) };
  return { outcome: 'later', detail: withStatus('The mail server refused the connection', status) };
}

/** What an error of nodemailer means for a notice. Quotes neither the server nor the settings. */
export function mailFailure(error: unknown): SendOutcome {
  const { code, originalCode = '', responseCode, command } = failureSchema.parse(error);
  if (certificateFault.test(originalCode) || certificateFault.test(code ?? ''))
    return { outcome: 'later', detail: 'The mail server’s certificate is not trusted' };
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { outcome: 'later', detail: withStatus('The mail server refused the login', responseCode) };
  if (command === 'STARTTLS' || code === 'ETLS') return { outcome: 'later', detail: 'The mail server offers no secure connection' };
  if (responseCode !== undefined && responseCode >= 500) return refusal(command, responseCode);
  if (responseCode !== undefined && responseCode >= 400)
    return { outcome: 'later', detail: withStatus('The mail server asked to try later', responseCode) };
  if (code === 'EENVELOPE') return { outcome: 'never', detail: 'The address cannot be used' };
  if (code === 'EMESSAGE') return { outcome: 'never', detail: 'The message is too large for the mail server' };
  if (code === 'ETIMEDOUT' || code === 'EABORT') return { outcome: 'later', detail: 'The mail server did not answer in time' };
  return { outcome: 'later', detail: socketWords[originalCode] ?? 'The connection to the mail server broke' };
}
