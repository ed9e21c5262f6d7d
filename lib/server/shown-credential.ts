import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { Schema } from './db/schema';

type Row = Selectable<Schema['credentials']>;

/** The rows among which {@link chooseCredential} chooses. */
export function shownCandidates(db: Kysely<Schema>) {
  return db
    .selectFrom('credentials')
    .selectAll()
    .where((eb) => eb.or([eb('status', 'in', ['received', 'active', 'pending']), eb('forgotten_at', 'is not', null)]));
}

/**
 * The credential that stands for a connection: one that was just received comes before the one it is to replace; when there is neither,
 * the newest that was in use and is not kept any more. That one only for the organization that step 3 holds, since nothing of it can be
 * asked again.
 *
 * @param rows those of one connection, from {@link shownCandidates}. @param isRenewing whether what was received only is to stand beside the
 * one in use.
 */
export function chooseCredential(rows: readonly Row[], organizationId: string | null, isRenewing = false): Row | null {
  const ofStatus = (status: string) => rows.find((row) => row.status === status);
  const gone = rows
    .filter((row) => row.status === 'forgotten' && row.forgotten_at !== null && row.organization_id === organizationId)
    .sort((a, b) => b.received_at - a.received_at);
  const [first, second] = isRenewing ? ['active', 'received'] : ['received', 'active'];
  return ofStatus(first) ?? ofStatus(second) ?? gone[0] ?? null;
}

/** Why no token can be opened: none ever was in use, or it is not kept here. */
export async function whyNoToken(db: Kysely<Schema>, connectionId: string): Promise<'credential-missing' | 'token-not-kept'> {
  const [connection, rows] = await Promise.all([
    db.selectFrom('connections').select('organization_id').where('id', '=', connectionId).executeTakeFirst(),
    shownCandidates(db).where('connection_id', '=', connectionId).execute(),
  ]);
  return chooseCredential(rows, connection?.organization_id ?? null)?.status === 'forgotten' ? 'token-not-kept' : 'credential-missing';
}
