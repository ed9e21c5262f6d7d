import 'server-only';
import type { Kysely } from 'kysely';
import { onrampItself } from '@/lib/activity/actor';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import { observe } from '@/lib/notice/health';
import { type CheckId, type CheckResult, checkIds } from '@/lib/setup/check';
import { type App, app } from './app';
import { record } from './audit';
import { requireAdmin } from './auth';
import { keepLearnt } from './check-runs';
import { viewOf } from './connection-view';
import { type ActiveToken, isInUse, openToken } from './credentials';
import type { Schema } from './db/schema';
import { FactFinder, provenBase } from './gather-facts';
import { settleHealth } from './health';
import { publish } from './live';
import { log } from './log';
import { noteProof } from './renewal-proof';
import { findOpenRenewal } from './renewal-store';
import { climbOne } from './rerun-check';

/** Runs kept for one connection. */
const keptRuns = 200;

async function pruneRuns(trx: Kysely<Schema>, connectionId: string): Promise<void> {
  const kept = trx
    .selectFrom('check_runs')
    .select('id')
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .limit(keptRuns);
  await trx.deleteFrom('check_runs').where('connection_id', '=', connectionId).where('id', 'not in', kept).execute();
}

/** Climbs the whole ladder; every rung is reported as soon as it is judged. */
async function climb(opened: App, runId: string, active: ActiveToken): Promise<void> {
  const connectionId = active.credential.connection_id;
  const finder = new FactFinder(active);
  const results: CheckResult[] = [];
  for (const id of checkIds) {
    // Forgotten or replaced meanwhile: it is not sent again.
    if (!(await isInUse(opened, active))) throw new StateError('credential-missing', 'the token is no longer in use');
    results.push(await finder.judge(id));
    const { requests } = finder;
    await opened.db
      .updateTable('check_runs')
      .set({ results: JSON.stringify(results), requests })
      .where('id', '=', runId)
      .execute();
    publish(connectionId);
  }
  await opened.db.transaction().execute(async (trx) => {
    await trx.updateTable('check_runs').set({ finished_at: Date.now(), requests: finder.requests }).where('id', '=', runId).execute();
    await keepLearnt(trx, active, finder.facts);
    const now = Date.now();
    await settleHealth(trx, active.credential.id, (expiresAt) => observe(results, expiresAt, now), now);
    await pruneRuns(trx, connectionId);
    await noteProof(trx, active.credential, results);
  });
  publish(connectionId);
}

/** Whole ladders, by connection or by the token of a renewal, and single rungs one after the other, by connection. */
const running = new Map<string, Promise<void>>();
const rerunning = new Map<string, Promise<void>>();
/** Rungs that wait for their turn, or that are asked. */
const queued = new Set<string>();
/** Starts take their turns: of two at once the second finds what the first began. */
const starting = new Map<string, Promise<void>>();

/** A token that went away in the middle is no failure of Onramp. */
function tellOf(error: unknown, what: string): void {
  if (error instanceof StateError) log().info({ code: error.code }, what);
  else log().error({ err: error }, what);
}

async function startWhole(opened: App, connectionId: string, actor: string, credentialId?: string): Promise<void> {
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
  const run = climb(opened, id, active)
    .catch(async (error: unknown) => {
      tellOf(error, 'the check ladder broke off');
      // A broken run must not look as if it still ran.
      await opened.db.updateTable('check_runs').set({ runner: 'broken' }).where('id', '=', id).execute();
      publish(connectionId);
    })
    .finally(() => running.delete(key));
  running.set(key, run);
}

async function startOne(opened: App, view: ConnectionView, actor: string, id: CheckId): Promise<void> {
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

async function inTurn(key: string, begin: () => Promise<void>): Promise<void> {
  const turn = (starting.get(key) ?? Promise.resolve()).then(begin);
  const over = turn
    .catch(() => undefined)
    .finally(() => {
      if (starting.get(key) === over) starting.delete(key);
    });
  starting.set(key, over);
  await turn;
}

/**
 * Starts the check ladder. Its rungs appear in the connection's view one by one; a ladder that runs already is joined.
 *
 * @param only the one rung to ask again, in the latest run. Everything is asked when there is no run to put it in: none, stale,
 * interrupted, or one that found no SCIM base.
 * @throws {StateError} `credential-missing`, `token-not-kept`, `organization-missing`, `not-found`, `not-signed-in`
 */
export async function startChecks(connectionId: string, only?: CheckId): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  const begin = async () => {
    if (running.has(connectionId)) return;
    const view = await viewOf(opened, connectionId);
    if (!view.organizationId) throw new StateError('organization-missing', 'step 3 is empty');
    if (only) await startOne(opened, view, admin.name, only);
    else await startWhole(opened, connectionId, admin.name);
  };
  await inTurn(connectionId, begin);
  return viewOf(opened, connectionId);
}

/**
 * Starts the check ladder with the new token of a renewal, beside what is asked with the one in use. A ladder that runs already is joined.
 *
 * @throws {StateError} `renewal-missing`; `renewal-not-ready`: no token was identified yet; `not-found`, `not-signed-in`
 */
export async function startProof(connectionId: string, renewalId: string): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  await inTurn(renewalId, async () => {
    const renewal = await findOpenRenewal(opened.db, connectionId);
    if (renewal?.id !== renewalId) throw new StateError('renewal-missing', 'no such open renewal');
    const credentialId = renewal.new_credential_id;
    if (credentialId === null) throw new StateError('renewal-not-ready', 'there is no new token yet');
    if (!running.has(credentialId)) await startWhole(opened, connectionId, admin.name, credentialId);
  });
  return viewOf(opened, connectionId);
}

/**
 * Climbs the whole ladder without anybody who asked for it, or joins one that is climbed already.
 *
 * @returns whether it came to its end. @throws {StateError} as {@link startChecks}
 */
export async function runLadder(opened: App, connectionId: string, actor: string): Promise<boolean> {
  if (!running.has(connectionId)) await startWhole(opened, connectionId, actor);
  await running.get(connectionId);
  const last = await opened.db
    .selectFrom('check_runs')
    .innerJoin('credentials', 'credentials.id', 'check_runs.credential_id')
    .select('finished_at')
    .where('check_runs.connection_id', '=', connectionId)
    // The new token of a renewal may have been asked with since.
    .where('credentials.status', '=', 'active')
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  return last?.finished_at != null;
}
