import 'server-only';
import type { ConnectionView } from '@/lib/connection';
import { app } from './app';
import { endWatching, keepWatching } from './arrivals-loop';
import { defaultPace, type Pace } from './arrivals-pace';
import { findWatch, isOn, noCounts, waitsUntil } from './arrivals-store';
import { record } from './audit';
import { requireRole } from './auth';
import { lockConnection, viewOf } from './connection-view';
import { publish } from './live';
import { openDirectory } from './open-directory';

/**
 * Watches the directory for users whom Okta creates, updates or deactivates. Takes up a watch that was paused or that failed; one that
 * runs is left alone, so the page may ask whenever it opens.
 *
 * @param options.again takes a new baseline and drops what the watch before saw.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`, `token-not-kept`, `seal-broken`, `organization-mismatch`
 */
export async function startArrivals(
  connectionId: string,
  options: { readonly again?: boolean | undefined; readonly pace?: Pace } = {},
): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  const { pace = defaultPace } = options;
  const { organizationId, credential } = await openDirectory(opened, connectionId);
  await opened.db.transaction().execute(async (trx) => {
    await lockConnection(trx, connectionId);
    const now = Date.now();
    const watch = await findWatch(trx, connectionId);
    const watched_until = now + pace.graceMs;
    const fresh = options.again || watch?.organization_id !== organizationId;
    const runs = watch !== undefined && isOn(watch);
    // A limit outlives a pause and a new baseline.
    const limit = watch?.organization_id === organizationId && waitsUntil(watch) > now ? {} : { problem: null, next_ask_at: null };
    if (fresh || !runs) await record(trx, { actor: admin.name, action: 'arrivals-watched', connectionId, subject: credential.fingerprint });
    if (watch && !fresh) {
      const status = watch.baseline_at === null ? 'starting' : 'watching';
      await trx
        .updateTable('arrival_watches')
        .set({ status, watched_until, ...(runs ? {} : limit) })
        .where('id', '=', watch.id)
        .execute();
      return;
    }
    await trx.deleteFrom('arrival_watches').where('connection_id', '=', connectionId).execute();
    await trx
      .insertInto('arrival_watches')
      .values({
        id: crypto.randomUUID(),
        connection_id: connectionId,
        organization_id: organizationId,
        status: 'starting',
        started_at: now,
        watched_until,
        sorted: 'yes',
        baseline_at: null,
        baseline_total: null,
        baseline_known: null,
        horizon: null,
        newest_modified: null,
        asked_at: null,
        next_ask_at: watch?.next_ask_at ?? null,
        problem: watch?.problem ?? null,
        ...limit,
        counts: noCounts,
        first_arrival: null,
        lease_holder: null,
        lease_until: 0,
      })
      .execute();
  });
  keepWatching(opened, connectionId, pace);
  publish(connectionId);
  return viewOf(opened, connectionId);
}

/** Pauses the watch; what it saw stays. @throws {StateError} `not-signed-in`, `not-found` */
export async function stopArrivals(connectionId: string): Promise<ConnectionView> {
  await requireRole('operator');
  const opened = await app();
  await opened.db
    .updateTable('arrival_watches')
    .set({ status: 'paused' })
    .where('connection_id', '=', connectionId)
    .where('status', 'in', ['starting', 'watching'])
    .execute();
  await endWatching(connectionId);
  // Somebody may have started it again meanwhile, and have found the loop that was just ended.
  const watch = await findWatch(opened.db, connectionId);
  if (watch && isOn(watch)) keepWatching(opened, connectionId);
  publish(connectionId);
  return viewOf(opened, connectionId);
}
