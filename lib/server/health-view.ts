import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { CredentialView, HealthView } from '@/lib/connection';
import type { HealthRecord, HealthState } from '@/lib/notice/health';
import { checkIds } from '@/lib/setup/check';
import type { Schema } from './db/schema';
import { settings } from './env';

const states: readonly HealthState[] = ['healthy', 'degraded', 'quarantined', 'expired'];

/** What a row says. A state or a rung that this version does not know is left out. */
export function toRecord(row: Selectable<Schema['connection_health']>): HealthRecord {
  const alarms: Record<string, number> = JSON.parse(row.alarms);
  return {
    state: states.find((state) => state === row.state) ?? 'healthy',
    reason: checkIds.find((id) => id === row.reason) ?? null,
    since: row.since,
    failures: row.failures,
    judgedAt: row.checked_at,
    nextAt: row.next_at,
    troubleSince: row.trouble_since,
    alarms,
  };
}

/** A connection's health as the screens show it. `null`: nothing was judged with the token in use, or it may not be sent. */
export async function healthViewOf(
  db: Kysely<Schema>,
  { id, organization_id }: Pick<Selectable<Schema['connections']>, 'id' | 'organization_id'>,
  credential: CredentialView | null,
): Promise<HealthView | null> {
  if (credential?.status !== 'active' || credential.organizationId !== organization_id) return null;
  const row = await db.selectFrom('connection_health').selectAll().where('connection_id', '=', id).executeTakeFirst();
  if (row?.credential_id !== credential.id || row.checked_at === null) return null;
  const { state, reason, since, nextAt } = toRecord(row);
  const isScheduled = settings().checkEveryMs > 0 && state !== 'expired';
  return { state, reason, since, checkedAt: row.checked_at, nextAt: isScheduled ? nextAt : null };
}
