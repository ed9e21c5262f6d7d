import 'server-only';
import { onrampItself } from '@/lib/activity/actor';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { CheckId } from '@/lib/setup/check';
import { type App, app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { climb } from './climb';
import { viewOf } from './connection-view';
import { openToken } from './credentials';
import { onceBack } from './db/away';
import { provenBase } from './gather-facts';
import { inTurn, laddersOf } from './ladders';
import { publish } from './live';
import { log } from './log';
import { findOpenRenewal } from './renewal-store';
import { climbOne } from './rerun-check';

/** A token that went away in the middle is no failure of Onramp. */
function tellOf(error: unknown, what: string): void {
  if (error instanceof StateError) log().info({ code: error.code }, what);
  else log().error({ err: error }, what);
}

interface Start {
  /** The token of a renewal; unset: the one in use. */
  readonly credentialId?: string;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
}

async function startWhole(opened: App, connectionId: string, actor: string, { credentialId, clock = Date.now }: Start = {}): Promise<void> {
  const { running } = laddersOf(opened);
  const active = await openToken(opened, connectionId, credentialId);
  const key = credentialId ?? connectionId;
  const { credential } = active;
  const id = crypto.randomUUID();
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('check_runs')
      .values({
        id,
        connection_id: connectionId,
        credential_id: credential.id,
        organization_id: credential.organization_id,
        started_at: Date.now(),
        finished_at: null,
        requests: 0,
        results: '[]',
        runner: opened.runner,
        rerunning: null,
        rerunning_since: null,
      })
      .execute();
    // What Onramp does by itself, several times a day, would bury what people did.
    if (actor !== onrampItself) await record(trx, { actor, action: 'checks-run', connectionId, subject: credential.fingerprint });
  });
  const run = climb(opened, id, active, clock)
    .catch(async (error: unknown) => {
      tellOf(error, 'the check ladder broke off');
      // A broken run must not look as if it still ran.
      await onceBack(() => opened.db.updateTable('check_runs').set({ runner: 'broken' }).where('id', '=', id).execute());
      publish(connectionId);
    })
    // The database may have been closed meanwhile; the next process knows a run that is not its own for dead.
    .catch((error: unknown) => log().warn({ err: error }, 'a run that broke off was not marked'))
    .finally(() => running.delete(key));
  running.set(key, run);
}

async function startOne(opened: App, view: ConnectionView, actor: string, id: CheckId): Promise<void> {
  const { queued, rerunning } = laddersOf(opened);
  const { checkRun: run } = view;
  const active = await openToken(opened, view.id);
  const whole = !run || run.stale || run.interrupted || !run.results.some((result) => result.id === id) || !provenBase(active, run.results);
  if (whole) return startWhole(opened, view.id, actor);
  await record(opened.db, { actor, action: 'checks-run', connectionId: view.id, subject: id });
  const key = `${view.id} ${id}`;
  if (queued.has(key)) return;
  queued.add(key);
  const before = rerunning.get(view.id) ?? Promise.resolve();
  const next = before
    .then(() => climbOne(opened, view.id, run, id))
    .catch((error: unknown) => tellOf(error, 'a check broke off'))
    .finally(() => {
      queued.delete(key);
      if (rerunning.get(view.id) === next) rerunning.delete(view.id);
    });
  rerunning.set(view.id, next);
}

/**
 * Starts the check ladder. Its rungs appear in the connection's view one by one; a ladder that runs already is joined.
 *
 * @param only the one rung to ask again, in the latest run. Everything is asked when there is no run to put it in: none, stale,
 * interrupted, or one that found no SCIM base.
 * @throws {StateError} `credential-missing`, `token-not-kept`, `organization-missing`, `not-found`, `not-signed-in`
 */
export async function startChecks(connectionId: string, only?: CheckId): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  const begin = async () => {
    if (laddersOf(opened).running.has(connectionId)) return;
    const view = await viewOf(opened, connectionId);
    if (!view.organizationId) throw new StateError('organization-missing', 'step 3 is empty');
    if (only) await startOne(opened, view, admin.name, only);
    else await startWhole(opened, connectionId, admin.name);
  };
  await inTurn(opened, connectionId, begin);
  return viewOf(opened, connectionId);
}

/**
 * Starts the check ladder with the new token of a renewal, beside what is asked with the one in use. A ladder that runs already is joined.
 *
 * @throws {StateError} `renewal-missing`; `renewal-not-ready`: no token was identified yet; `not-found`, `not-signed-in`
 */
export async function startProof(connectionId: string, renewalId: string): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await inTurn(opened, renewalId, async () => {
    const renewal = await findOpenRenewal(opened.db, connectionId);
    if (renewal?.id !== renewalId) throw new StateError('renewal-missing', 'no such open renewal');
    const credentialId = renewal.new_credential_id;
    if (credentialId === null) throw new StateError('renewal-not-ready', 'there is no new token yet');
    if (!laddersOf(opened).running.has(credentialId)) await startWhole(opened, connectionId, admin.name, { credentialId });
  });
  return viewOf(opened, connectionId);
}

/**
 * Climbs the whole ladder without anybody who asked for it, or joins one that is climbed already. Resolves at its end, whatever came of it.
 *
 * @param clock epoch milliseconds, for the connection's health. @throws {StateError} as {@link startChecks}
 */
export async function runLadder(opened: App, connectionId: string, actor: string, clock: () => number): Promise<void> {
  const { running } = laddersOf(opened);
  await inTurn(opened, connectionId, async () => {
    if (!running.has(connectionId)) await startWhole(opened, connectionId, actor, { clock });
  });
  await running.get(connectionId);
}
