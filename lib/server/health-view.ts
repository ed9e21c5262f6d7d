import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { HealthView } from '@/lib/connection';
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
    nextAt: row.next_at,
    troubleSince: row.trouble_since,
    alarms,
  };
}

/**
 * A connection's health as the screens show it. `null`: nothing was judged with the token in use.
 *
 * @param credentialId the token in use.
 */
export async function healthViewOf(db: Kysely<Schema>, connectionId: string, credentialId: string): Promise<HealthView | null> {
  const row = await db.selectFrom('connection_health').selectAll().where('connection_id', '=', connectionId).executeTakeFirst();
  if (row?.credential_id !== credentialId) return null;
  const { state, reason, since, nextAt } = toRecord(row);
  const isScheduled = settings().checkEveryMs > 0 && state !== 'expired';
  return { state, reason, since, checkedAt: row.checked_at, nextAt: isScheduled ? nextAt : null };
}
