import 'server-only';
import type { Kysely } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import { type CheckId, type CheckResult, checkIds } from '@/lib/setup/check';
import { type Facts, workingScim } from '@/lib/setup/facts';
import { type App, app } from './app';
import { record } from './audit';
import { requireAdmin } from './auth';
import { viewOf } from './connection-view';
import { type ActiveToken, openToken } from './credentials';
import type { Schema } from './db/schema';
import { FactFinder, provenBase } from './gather-facts';
import { publish } from './live';
import { log } from './log';

/** Keeps what the ladder learnt about connection and credential beside its own results. */
async function keepLearnt(trx: Kysely<Schema>, { credential }: ActiveToken, facts: Facts): Promise<void> {
  const edition = workingScim(facts)?.edition;
  if (edition) {
    await trx
      .updateTable('connections')
      .set({ edition })
      .where('id', '=', credential.connection_id)
      .where('organization_id', '=', credential.organization_id)
      .execute();
  }
  const expiresAt = facts.expiry?.value;
  if (expiresAt) {
    await trx
      .updateTable('credentials')
      .set({ expires_at: expiresAt, expiry_source: 'tokenExpiry' })
      .where('id', '=', credential.id)
      .execute();
  }
}

/** Climbs the whole ladder; every rung is reported as soon as it is judged. */
async function climb(opened: App, runId: string, active: ActiveToken): Promise<void> {
  const connectionId = active.credential.connection_id;
  const finder = new FactFinder(active);
  const results: CheckResult[] = [];
  for (const id of checkIds) {
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
  });
  publish(connectionId);
}

/** Puts one result in its place. The run is held meanwhile, so that two rungs that end at once are both kept. */
async function replaceResult(trx: Kysely<Schema>, runId: string, result: CheckResult, requests: number): Promise<void> {
  const row = await trx
    .updateTable('check_runs')
    .set((eb) => ({ requests: eb('requests', '+', requests) }))
    .where('id', '=', runId)
    .returning('results')
    .executeTakeFirst();
  if (!row) return;
  const results: CheckResult[] = JSON.parse(row.results);
  const replaced = results.map((held) => (held.id === result.id ? result : held));
  await trx
    .updateTable('check_runs')
    .set({ results: JSON.stringify(replaced) })
    .where('id', '=', runId)
    .execute();
}

/** Asks one rung again, with only the questions that it needs. */
async function climbOne(
  opened: App,
  run: { id: string; results: readonly CheckResult[] },
  active: ActiveToken,
  id: CheckId,
): Promise<void> {
  const connectionId = active.credential.connection_id;
  const runs = () => opened.db.updateTable('check_runs').where('id', '=', run.id);
  await runs().set({ rerunning: id, rerunning_since: Date.now() }).execute();
  publish(connectionId);
  try {
    const finder = new FactFinder(active, provenBase(active, run.results));
    const result = await finder.judge(id);
    await opened.db.transaction().execute(async (trx) => {
      await replaceResult(trx, run.id, result, finder.requests);
      await keepLearnt(trx, active, finder.facts);
    });
  } finally {
    await runs().set({ rerunning: null, rerunning_since: null }).where('rerunning', '=', id).execute();
    publish(connectionId);
  }
}

/** Whole ladders, and single rungs one after the other, by connection. */
const running = new Map<string, Promise<void>>();
const rerunning = new Map<string, Promise<void>>();

async function startWhole(opened: App, connectionId: string, actor: string): Promise<void> {
  const active = await openToken(opened, connectionId);
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
    await record(trx, { actor, action: 'checks-run', connectionId, subject: credential.fingerprint });
  });
  const run = climb(opened, id, active)
    .catch(async (error: unknown) => {
      log().error({ err: error }, 'the check ladder broke off');
      // A broken run must not look as if it still ran.
      await opened.db.updateTable('check_runs').set({ runner: 'broken' }).where('id', '=', id).execute();
      publish(connectionId);
    })
    .finally(() => running.delete(connectionId));
  running.set(connectionId, run);
}

async function startOne(opened: App, view: ConnectionView, actor: string, id: CheckId): Promise<void> {
  const { checkRun: run } = view;
  const active = await openToken(opened, view.id);
  const whole = !run || run.stale || run.interrupted || !run.results.some((result) => result.id === id) || !provenBase(active, run.results);
  if (whole) return startWhole(opened, view.id, actor);
  await record(opened.db, { actor, action: 'checks-run', connectionId: view.id, subject: id });
  const before = rerunning.get(view.id) ?? Promise.resolve();
  const next = before
    .then(() => climbOne(opened, run, active, id))
    .catch((error: unknown) => log().error({ err: error }, 'a check broke off'))
    .finally(() => {
      if (rerunning.get(view.id) === next) rerunning.delete(view.id);
    });
  rerunning.set(view.id, next);
}

/**
 * Starts the check ladder. Its rungs appear in the connection's view one by one; a ladder that runs already is joined.
 *
 * @param only the one rung to ask again, in the latest run. Everything is asked when there is no run to put it in: none, stale,
 * interrupted, or one that found no SCIM base.
 * @throws {StateError} `credential-missing`, `organization-missing`, `not-found`, `not-signed-in`
 */
export async function startChecks(connectionId: string, only?: CheckId): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  if (!running.has(connectionId)) {
    const view = await viewOf(opened, connectionId);
    if (!view.organizationId) throw new StateError('organization-missing', 'step 3 is empty');
    if (only) await startOne(opened, view, admin.name, only);
    else await startWhole(opened, connectionId, admin.name);
  }
  return viewOf(opened, connectionId);
}
