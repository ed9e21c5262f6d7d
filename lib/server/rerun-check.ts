import 'server-only';
import { observeOne } from '@/lib/notice/observe-health';
import type { CheckId, CheckResult } from '@/lib/setup/check';
import type { App } from './app';
import { keepLearnt, replaceResult } from './check-runs';
import { openToken } from './credentials';
import { FactFinder, provenBase } from './gather-facts';
import { settleHealth } from './health';
import { publish } from './live';

/**
 * Asks one rung again, with only the questions that it needs. The token is opened when its turn comes: it may have gone away since.
 *
 * @throws {StateError} as {@link openToken}
 */
export async function climbOne(
  opened: App,
  connectionId: string,
  run: { id: string; results: readonly CheckResult[] },
  id: CheckId,
): Promise<void> {
  const active = await openToken(opened, connectionId);
  const runs = () => opened.db.updateTable('check_runs').where('id', '=', run.id);
  await runs().set({ rerunning: id, rerunning_since: Date.now() }).execute();
  publish(connectionId);
  try {
    const finder = new FactFinder(active, provenBase(active, run.results));
    const result = await finder.judge(id);
    await opened.db.transaction().execute(async (trx) => {
      const results = await replaceResult(trx, run.id, result, finder.requests);
      await keepLearnt(trx, active, finder.facts);
      await settleHealth(trx, active.credential.id, (expiresAt) => observeOne(id, results, expiresAt, result.at), result.at);
    });
  } finally {
    await runs().set({ rerunning: null, rerunning_since: null }).where('rerunning', '=', id).execute();
    publish(connectionId);
  }
}
