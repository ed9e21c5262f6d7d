import 'server-only';
import type { Kysely } from 'kysely';
import { onrampItself, webexSignIn } from '@/lib/activity/actor';
import { StateError } from '@/lib/errors';
import type { App } from './app';
import { lockConnection } from './connection-view';
import type { CredentialRow } from './credentials';
import type { Schema } from './db/schema';
import {
  discard,
  findCredential,
  findOpenRenewal,
  insertRenewal,
  isOfUse,
  isWithOkta,
  promote,
  type RenewalRow,
  stateHandOver,
} from './renewal-store';

/** What Webex said of a token. `expiresAt` in epoch milliseconds. */
export interface Identity {
  readonly signedInAs: string | null;
  readonly expiresAt: number | null;
}

/** Whether the row was still waiting to be identified; what Webex said is kept with it. */
async function keepIdentity(trx: Kysely<Schema>, row: CredentialRow, { signedInAs, expiresAt }: Identity): Promise<boolean> {
  const kept = await trx
    .updateTable('credentials')
    .set({
      signed_in_as: signedInAs,
      identify_problem: null,
      ...(expiresAt === null ? {} : { expires_at: expiresAt, expiry_source: 'tokenExpiry' }),
    })
    .where('id', '=', row.id)
    .where('status', '=', 'received')
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

/** A newer token begins the stages again: nothing that was proven or said was about it. */
async function begin(trx: Kysely<Schema>, renewal: RenewalRow, row: CredentialRow): Promise<void> {
  await trx
    .updateTable('renewals')
    .set({
      new_credential_id: row.id,
      captured_at: Date.now(),
      proven_at: null,
      handed_over_at: null,
      handed_over_by: null,
      alive_at: null,
      alive_evidence: null,
    })
    .where('id', '=', renewal.id)
    .execute();
}

/**
 * Lets a token in whose owner Webex named. Beside one that is of use, and that Okta holds, it waits as `pending` for the end of the renewal,
 * which is opened if none is. Else it is the one in use from now on, and the one before is deleted.
 *
 * @throws {StateError} `authorization-superseded`: step 3 was changed meanwhile. `credential-missing`: it was replaced or forgotten.
 */
export async function admitToken(opened: App, row: CredentialRow, identity: Identity): Promise<void> {
  const connectionId = row.connection_id;
  await opened.db.transaction().execute(async (trx) => {
    const connection = await lockConnection(trx, connectionId);
    // Step 3 may have changed while Webex was asked.
    if (connection.organization_id !== row.organization_id)
      throw new StateError('authorization-superseded', 'step 3 holds another organization now');
    if (!(await keepIdentity(trx, row, identity))) throw new StateError('credential-missing', 'the credential is gone');
    const old = await findCredential(trx, connectionId, 'active');
    const waiting = await findCredential(trx, connectionId, 'pending');
    const beside = old !== undefined && (await isOfUse(trx, old, connection.organization_id));
    const known = await findOpenRenewal(trx, connectionId);
    const renewal =
      known ?? (beside && (await isWithOkta(trx, old)) ? await insertRenewal(trx, connectionId, old, webexSignIn) : undefined);
    if (waiting) await discard(trx, waiting.id, 'replaced');
    if (renewal && beside) await trx.updateTable('credentials').set({ status: 'pending' }).where('id', '=', row.id).execute();
    else await promote(trx, connectionId, { old, next: row, actor: onrampItself });
    if (renewal) await begin(trx, renewal, row);
  });
}

/**
 * Puts the token that waits into use if the one beside it died in between, so that there is always one that works. The renewal goes on.
 *
 * @returns whether it did.
 */
export async function promoteIfOldDied({ db }: App, connectionId: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { organization_id } = await lockConnection(trx, connectionId);
    const old = await findCredential(trx, connectionId, 'active');
    const next = await findCredential(trx, connectionId, 'pending');
    if (!next || (await isOfUse(trx, old, organization_id))) return false;
    await promote(trx, connectionId, { old, next, actor: onrampItself });
    const renewal = await findOpenRenewal(trx, connectionId);
    if (renewal) await stateHandOver(trx, renewal);
    return true;
  });
}
