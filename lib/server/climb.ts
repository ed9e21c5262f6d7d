import 'server-only';
import { StateError } from '@/lib/errors';
import { observe } from '@/lib/notice/observe-health';
import { type CheckResult, checkIds } from '@/lib/setup/check';
import type { App } from './app';
import { keepLearnt, pruneRuns } from './check-runs';
import { type ActiveToken, isInUse } from './credentials';
import { FactFinder } from './gather-facts';
import { settleHealth } from './health';
import { publish } from './live';
import { noteProof } from './renewal-proof';

/**
 * Climbs the whole ladder; every rung is reported as soon as it is judged. What it says of the connection becomes true together with its end.
 *
 * @param clock epoch milliseconds, for the connection's health. @throws {StateError} `credential-missing`: the token went away meanwhile.
 */
export async function climb(opened: App, runId: string, active: ActiveToken, clock: () => number): Promise<void> {
  const { id: credentialId, connection_id: connectionId } = active.credential;
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
  const now = clock();
  await opened.db.transaction().execute(async (trx) => {
    await trx.updateTable('check_runs').set({ finished_at: Date.now(), requests: finder.requests }).where('id', '=', runId).execute();
    await keepLearnt(trx, active, finder.facts);
    await settleHealth(trx, credentialId, (expiresAt) => observe(results, expiresAt, now), now);
    await noteProof(trx, active.credential, results);
    await pruneRuns(trx, connectionId, runId);
  });
  publish(connectionId);
}
