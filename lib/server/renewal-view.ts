import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { CheckRunView, CredentialView, RenewalView } from '@/lib/connection';
import { arrivalKinds } from '@/lib/setup/arrivals';
import { type SignOfLife, stageOf } from '@/lib/token/renewal';
import type { Schema } from './db/schema';
import type { RenewalRow } from './renewal-store';

const signSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('change'), kind: z.enum(arrivalKinds), at: z.number() }),
  z.object({ from: z.literal('word'), by: z.string(), at: z.number() }),
]);

function signOf(evidence: string | null): SignOfLife | null {
  return evidence === null ? null : signSchema.parse(JSON.parse(evidence));
}

/**
 * An open renewal as the screens show it.
 *
 * @param credential the newest token that came for it. @param checkRun the last ladder that was climbed with that token.
 */
export function toRenewalView(row: RenewalRow, credential: CredentialView | null, checkRun: CheckRunView | null): RenewalView {
  const facts = { provenAt: row.proven_at, handedOverAt: row.handed_over_at, aliveAt: row.alive_at };
  return {
    id: row.id,
    // A token that is not kept any more begins nothing.
    stage: stageOf({ newToken: credential && credential.status !== 'forgotten' ? credential.status : null, ...facts }),
    startedAt: row.started_at,
    startedBy: row.started_by,
    credential,
    checkRun,
    provenAt: row.proven_at,
    handedOver: row.handed_over_at === null ? null : { by: row.handed_over_by ?? row.started_by, at: row.handed_over_at },
    signOfLife: signOf(row.alive_evidence),
  };
}

type RunRow = Selectable<Schema['check_runs']>;

/** The newest ladder that was climbed with one token of a connection. */
export function latestRunWith(db: Kysely<Schema>, connectionId: string, credentialId: string): Promise<RunRow | undefined> {
  return db
    .selectFrom('check_runs')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('credential_id', '=', credentialId)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * The newest ladder of a connection for the guide: with the token that it shows, if there is one. What was asked with a token that waits for
 * the end of a renewal, or that was given up, says nothing of the one in use.
 */
export async function latestRun(db: Kysely<Schema>, connectionId: string, credentialId: string | null): Promise<RunRow | undefined> {
  const own = credentialId === null ? undefined : await latestRunWith(db, connectionId, credentialId);
  if (own) return own;
  const aside = db
    .selectFrom('credentials')
    .select('id')
    .where('connection_id', '=', connectionId)
    .where('status', 'in', ['pending', 'replaced', 'abandoned']);
  return db
    .selectFrom('check_runs')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('credential_id', 'not in', aside)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
