import 'server-only';
import type { Kysely } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import { type HealthRecord, type Judgement, judgeHealth, withAnotherToken } from '@/lib/notice/health';
import type { Observation } from '@/lib/notice/observe-health';
import { record } from './audit';
import type { CredentialRow } from './credentials';
import type { Schema } from './db/schema';
import { settings } from './env';
import { toRecord } from './health-view';
import { tell, toldForAll } from './tell-health';

/** Where a connection stands among all of an installation, from 0 to 1: its random id decides. */
export function placeOfConnection(connectionId: string): number {
  const part = Number.parseInt(connectionId.replaceAll('-', '').slice(0, 8), 16) / 0xffffffff;
  return Number.isNaN(part) ? 0.5 : part;
}

/** Spreads the connections over the interval: each has its own, up to a tenth longer or shorter. */
const intervalOf = (connectionId: string) => Math.round(settings().checkEveryMs * (0.9 + 0.2 * placeOfConnection(connectionId)));

interface Before {
  /** What was last known of the connection. */
  readonly known: HealthRecord;
  /** The part of it that holds for this token. */
  readonly record: HealthRecord;
}

/** The health so far. The row is held until the transaction ends: two that judge at once take their turns. */
async function holdBefore(trx: Kysely<Schema>, connectionId: string, credentialId: string): Promise<Before | null> {
  const held = await trx
    .updateTable('connection_health')
    .set((eb) => ({ state: eb.ref('state') }))
    .where('connection_id', '=', connectionId)
    .returningAll()
    .executeTakeFirst();
  if (!held) return null;
  const known = toRecord(held);
  const isJudged = held.credential_id === credentialId && known.judgedAt !== null;
  return { known, record: isJudged ? known : withAnotherToken(known) };
}

async function keep(trx: Kysely<Schema>, { id, connection_id }: CredentialRow, { record: found }: Judgement): Promise<void> {
  const row = {
    credential_id: id,
    state: found.state,
    reason: found.reason,
    since: found.since,
    checked_at: found.judgedAt,
    next_at: found.nextAt,
    failures: found.failures,
    trouble_since: found.troubleSince,
    alarms: JSON.stringify(found.alarms),
    lease_holder: null,
    lease_until: 0,
  };
  await trx
    .insertInto('connection_health')
    .values({ connection_id, ...row })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
    .execute();
}

/**
 * Judges what was observed with a token, keeps it, and queues what is to be told. A part of the caller's transaction. Does nothing when the
 * token is not the one in use any more.
 *
 * @param observe what was seen, given when the token ends; `null`: nothing that counts. @param now epoch milliseconds.
 */
export async function settleHealth(
  trx: Kysely<Schema>,
  credentialId: string,
  observe: (expiresAt: number | null) => Observation | null,
  now: number,
): Promise<void> {
  const credential = await trx
    .selectFrom('credentials')
    .selectAll()
    .where('id', '=', credentialId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  const observation = credential && observe(credential.expires_at);
  if (!credential || !observation) return;
  const { connection_id: connectionId, environment, expires_at: expiresAt } = credential;
  const before = await holdBefore(trx, connectionId, credentialId);
  const judgement = judgeHealth(before?.record ?? null, observation, now, {
    everyMs: intervalOf(connectionId),
    expiresAt,
    toldForAll: observation.kind === 'unreachable' ? await toldForAll(trx, environment, now) : null,
  });
  await keep(trx, credential, judgement);
  const { state, reason } = judgement.record;
  if (state !== (before?.known.state ?? 'healthy') || reason !== (before?.known.reason ?? null)) {
    await record(trx, { actor: onrampItself, action: 'health-changed', connectionId, subject: reason ? `${state}, ${reason}` : state });
  }
  await tell(trx, credential, observation, judgement, now);
}
