import 'server-only';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import { mayState } from '@/lib/token/stated-expiry';
import { app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { viewOf } from './connection-view';
import { publish } from './live';

/**
 * Takes the admin's word on when the shown token ends, or takes it back. It stands in only until Webex names a time.
 *
 * @param expiresAt epoch milliseconds; `null`: not known any more.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`; `expiry-known`: Webex named one; `invalid-request`: no end that
 * a token of that age could have.
 */
export async function stateExpiry(connectionId: string, expiresAt: number | null): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    const { credential } = await viewOf({ ...opened, db: trx }, connectionId);
    if (!credential) throw new StateError('credential-missing', 'no token whose end could be stated');
    if (expiresAt !== null && !mayState(expiresAt, credential)) throw new StateError('invalid-request', 'expiresAt is out of range');
    const changed = await trx
      .updateTable('credentials')
      .set({ expires_at: expiresAt, expiry_source: expiresAt === null ? null : 'stated', ended_seen_at: null })
      .where('id', '=', credential.id)
      // Webex may have answered since the page was read.
      .where((eb) => eb.or([eb('expiry_source', 'is', null), eb('expiry_source', '=', 'stated')]))
      .returning('fingerprint')
      .executeTakeFirst();
    if (!changed) throw new StateError('expiry-known', 'Webex named the end of this token');
    const said = expiresAt === null ? 'taken back' : new Date(expiresAt).toISOString().slice(0, 10);
    await record(trx, { actor: admin.name, action: 'expiry-stated', connectionId, subject: `${changed.fingerprint}, ${said}` });
  });
  publish(connectionId);
  return viewOf(opened, connectionId);
}
