import 'server-only';
import type { CheckId, CheckResult } from '@/lib/setup/check';
import type { App } from './app';
import { keepLearnt, replaceResult } from './check-runs';
import type { ActiveToken } from './credentials';
import { FactFinder, provenBase } from './gather-facts';
import { publish } from './live';

/** Asks one rung again, with only the questions that it needs. */
export async function climbOne(
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
