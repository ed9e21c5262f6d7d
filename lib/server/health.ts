import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import { type Judgement, judgeHealth, type Observation } from '@/lib/notice/health';
import { record } from './audit';
import { environmentFor, nameOf } from './connection-view';
import type { Schema } from './db/schema';
import { settings } from './env';
import { toRecord } from './health-view';
import { raiseNotice } from './notices';

type CredentialRow = Selectable<Schema['credentials']>;

/** Spreads the connections of one installation over the interval: each has its own, up to a tenth longer or shorter. */
function intervalOf(connectionId: string): number {
  const part = Number.parseInt(connectionId.replaceAll('-', '').slice(0, 8), 16) / 0xffffffff;
  return Math.round(settings().checkEveryMs * (0.9 + 0.2 * (Number.isNaN(part) ? 0.5 : part)));
}

async function tell(trx: Kysely<Schema>, credential: CredentialRow, { record: found, tell: kind }: Judgement, now: number): Promise<void> {
  if (!kind) return;
  const connectionId = credential.connection_id;
  const connection = await trx.selectFrom('connections').selectAll().where('id', '=', connectionId).executeTakeFirstOrThrow();
  const { state, reason, since, nextAt } = found;
  const raised = await raiseNotice(trx, {
    connectionId,
    kind,
    subject: `${credential.id}:${reason ?? state}:${now}`,
    at: now,
    facts: {
      connectionName: nameOf(connection, { signedInAs: credential.signed_in_as }),
      environmentLabel: environmentFor(credential.environment).label,
      organizationId: credential.organization_id,
      fingerprint: credential.fingerprint,
      expiresAt: credential.expires_at,
      threshold: null,
      health: { state, reason, since, nextAt },
    },
  });
  if (raised.length === 0) return;
  await record(trx, { actor: onrampItself, action: 'alarm-raised', connectionId, subject: kind === 'alarm' ? (reason ?? state) : kind });
}

/**
 * Judges what was observed with a token, keeps it, and queues what is to be told. A part of the caller's transaction. Does nothing when the
 * token is not the one in use any more.
 *
 * @param observe what was seen, given when the token ends. @param now epoch milliseconds.
 */
export async function settleHealth(
  trx: Kysely<Schema>,
  credentialId: string,
  observe: (expiresAt: number | null) => Observation,
  now: number,
): Promise<void> {
  const credential = await trx
    .selectFrom('credentials')
    .selectAll()
    .where('id', '=', credentialId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (!credential) return;
  const connectionId = credential.connection_id;
  // Held until the transaction ends: two that judge at once take their turns.
  const held = await trx
    .updateTable('connection_health')
    .set({ checked_at: now })
    .where('connection_id', '=', connectionId)
    .returningAll()
    .executeTakeFirst();
  const before = held?.credential_id === credentialId ? toRecord(held) : null;
  const judgement = judgeHealth(before, observe(credential.expires_at), now, intervalOf(connectionId));
  const { state, reason, since, failures, nextAt, troubleSince, alarms } = judgement.record;
  const row = {
    credential_id: credentialId,
    state,
    reason,
    since,
    checked_at: now,
    next_at: nextAt,
    failures,
    trouble_since: troubleSince,
    alarms: JSON.stringify(alarms),
    lease_holder: null,
    lease_until: 0,
  };
  await trx
    .insertInto('connection_health')
    .values({ connection_id: connectionId, ...row })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(row))
    .execute();
  if (state !== (before?.state ?? 'healthy') || reason !== (before?.reason ?? null)) {
    await record(trx, { actor: onrampItself, action: 'health-changed', connectionId, subject: reason ? `${state}, ${reason}` : state });
  }
  await tell(trx, credential, judgement, now);
}
