import 'server-only';
import type { Kysely } from 'kysely';
import type { CheckResult } from '@/lib/setup/check';
import { letsThrough } from '@/lib/token/renewal';
import type { CredentialRow } from './credentials';
import type { Schema } from './db/schema';

/**
 * Keeps what a finished ladder says of the new token of a renewal. One that speaks against it takes an earlier proof away, until the token
 * was handed over: after that it is Okta's turn. Part of the caller's transaction.
 */
export async function noteProof(trx: Kysely<Schema>, { id, connection_id }: CredentialRow, results: readonly CheckResult[]): Promise<void> {
  const proven = letsThrough(results);
  await trx
    .updateTable('renewals')
    .set((eb) => ({ proven_at: proven ? eb.fn.coalesce('proven_at', eb.val(Date.now())) : null }))
    .where('connection_id', '=', connection_id)
    .where('new_credential_id', '=', id)
    .where('ended_at', 'is', null)
    .$if(!proven, (query) => query.where('handed_over_at', 'is', null))
    .execute();
}
