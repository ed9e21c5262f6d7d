import 'server-only';
import type { Kysely } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import type { Judgement } from '@/lib/notice/health';
import type { Observation } from '@/lib/notice/observe-health';
import type { ProblemCode } from '@/lib/problems';
import { record } from './audit';
import { environmentFor, nameOf } from './connection-view';
import type { CredentialRow } from './credentials';
import type { Schema } from './db/schema';
import { raiseNotice } from './notices';

const keyForAll = (environment: string) => `alarm ${environment}`;

/**
 * When somebody was last told that Webex could not be asked, whatever the connection. Held until the transaction ends: of many connections
 * one tells.
 *
 * @param now epoch milliseconds. @returns epoch milliseconds; `null`: never.
 */
export async function toldForAll(trx: Kysely<Schema>, environment: string, now: number): Promise<number | null> {
  const { value } = await trx
    .insertInto('meta')
    .values({ key: keyForAll(environment), value: '0' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('meta.value') })))
    .returning('value')
    .executeTakeFirstOrThrow();
  const at = Number(value);
  // Told under a clock that was ahead: it stands for nothing.
  return at > 0 && at <= now + 3_600_000 ? at : null;
}

/** What is named outside of the app: a cause where there is one, else the rung that is wrong. */
function causeOf(observation: Observation): string | null {
  if (observation.kind === 'fine' || observation.kind === 'ended') return null;
  if (observation.kind === 'refused') return 'upstream-unauthorized' satisfies ProblemCode;
  const isOutOfReach = observation.kind === 'unreachable' && (observation.reason === 'host' || observation.reason === 'tls');
  return isOutOfReach ? ('network-unreachable' satisfies ProblemCode) : observation.reason;
}

/**
 * Queues what a judgement is to tell. A part of the caller's transaction.
 *
 * @param now epoch milliseconds.
 */
export async function tell(
  trx: Kysely<Schema>,
  credential: CredentialRow,
  observation: Observation,
  { record: found, tell: kind }: Judgement,
  now: number,
): Promise<void> {
  if (!kind) return;
  if (kind === 'alarm' && observation.kind === 'unreachable') {
    await trx
      .updateTable('meta')
      .set({ value: String(now) })
      .where('key', '=', keyForAll(credential.environment))
      .execute();
  }
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
      health: { state, reason: causeOf(observation), since, nextAt },
    },
  });
  if (raised.length === 0 || kind !== 'alarm') return;
  await record(trx, { actor: onrampItself, action: 'alarm-raised', connectionId, subject: reason ?? state });
}
