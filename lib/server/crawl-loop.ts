import 'server-only';
import { onrampItself } from '@/lib/activity/actor';
import type { App } from './app';
import { record } from './audit';
import { beginCrawl } from './begin-crawl';
import { log } from './log';
import type { Job } from './schedule';
import { runCrawl } from './snapshot-crawl';
import { purgeInterrupted } from './snapshot-versions';

/** Crawls that one process does at the same time. */
const mostAtOnce = 2;

interface Running {
  readonly crawlId: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

declare global {
  // Route handlers may be separate bundles; one table keeps one run for each connection.
  var onrampCrawls: Map<string, Running> | undefined;
}

function runs(): Map<string, Running> {
  globalThis.onrampCrawls ??= new Map();
  return globalThis.onrampCrawls;
}

/** Goes on with a crawl in this process, unless it does already or has enough to do: the job looks again soon. */
export function keepCrawling(opened: App, connectionId: string, crawlId: string): void {
  const running = runs().get(connectionId);
  // One that is at its very end must not hold up the next.
  if (running && running.crawlId !== crawlId) void running.ended.then(() => keepCrawling(opened, connectionId, crawlId));
  if (running || runs().size >= mostAtOnce) return;
  const stop = new AbortController();
  const ended = runCrawl(opened, crawlId, stop.signal)
    .catch((error: unknown) => log().error({ err: error }, 'a crawl broke off'))
    .finally(() => {
      opened.endFirst.delete(end);
      runs().delete(connectionId);
    });
  const end = async () => {
    stop.abort();
    await ended;
  };
  runs().set(connectionId, { crawlId, stop, ended });
  opened.endFirst.add(end);
}

/** Waits until this process does nothing more for a connection's crawl, which was cancelled. */
export async function endCrawling(connectionId: string): Promise<void> {
  const running = runs().get(connectionId);
  running?.stop.abort();
  await running?.ended;
}

/** Goes on with crawls that nobody does, and begins those that are due. */
export const crawling: Job = {
  name: 'crawls',
  everyMs: 5_000,
  run: async (opened, now) => {
    await purgeInterrupted(opened.db, now);
    const due = await opened.db.selectFrom('snapshots').select('connection_id').where('next_at', '<=', now).execute();
    for (const { connection_id: connectionId } of due) {
      const { begun } = await beginCrawl(opened.db, connectionId, onrampItself);
      if (begun) await record(opened.db, { actor: onrampItself, action: 'crawl-started', connectionId });
    }
    const open = await opened.db
      .selectFrom('crawls')
      .select(['id', 'connection_id'])
      .where('status', '=', 'running')
      .orderBy('started_at')
      .execute();
    for (const { id, connection_id: connectionId } of open) keepCrawling(opened, connectionId, id);
  },
};
