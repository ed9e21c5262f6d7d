import 'server-only';
import { StateError } from '@/lib/errors';
import { buildCalendar } from '@/lib/token/calendar';
import { app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { environmentFor, viewOf } from './connection-view';
import { settings } from './env';

/**
 * A calendar file for the end of a connection's token, see {@link buildCalendar}. It is about the token that the Token page shows. That it
 * was taken is recorded first.
 *
 * @param timeZone an IANA name; decides on which days and at which hours it rings.
 * @returns the text, and the name of a file for it, with the day of the end in UTC.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`; `expiry-unknown`: Webex gave no time.
 */
export async function readCalendar(connectionId: string, timeZone: string): Promise<{ text: string; fileName: string }> {
  const admin = await requireRole('viewer');
  const opened = await app();
  const { credential, name, environment, serverNow } = await viewOf(opened, connectionId);
  if (!credential) throw new StateError('credential-missing', 'no token whose end could be written down');
  const { id, fingerprint, receivedAt, expiresAt } = credential;
  if (expiresAt === null) throw new StateError('expiry-unknown', 'the token has no known end');
  const text = buildCalendar({
    credentialId: id,
    connectionName: name,
    environmentLabel: environmentFor(environment).label,
    fingerprint,
    receivedAt,
    expiresAt,
    timeZone,
    tokenPage: `${settings().publicUrl}/connections/${connectionId}/token`,
    now: serverNow,
  });
  await record(opened.db, { actor: admin.name, action: 'calendar-downloaded', connectionId, subject: fingerprint });
  return { text, fileName: `onramp-token-${new Date(expiresAt).toISOString().slice(0, 10)}.ics` };
}
