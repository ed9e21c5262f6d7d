import 'server-only';
import type { App } from './app';
import { claimNotices, settle, takeOver } from './claim-notices';
import { log } from './log';
import { type WeighedNotice, weighNotices } from './outdated-notices';
import type { Job } from './schedule';
import type { Senders } from './sender';
import { senders } from './senders';
import { tryNotice } from './try-notice';

/** Notices on their way at once, from one replica. */
const places = 8;
/** Longer than anything that is done under it. */
const usualLeaseMs = 180_000;
/** How long the next notices wait for places to become free together, while some take long. */
const gatherMs = 500;

/**
 * Delivers the notices whose time has come, until none is left. Of many replicas that do it at once, each notice is sent by one.
 *
 * @param now epoch milliseconds. @param signal stops it after what is on its way.
 * @param leaseMs after which others take over what this process began.
 */
export async function deliverNotices(opened: App, ways: Senders, now: number, signal: AbortSignal, leaseMs = usualLeaseMs): Promise<void> {
  const started = performance.now();
  const clock = () => now + Math.round(performance.now() - started);
  const deliver = async (weighed: WeighedNotice) => {
    const { notice, channel } = weighed;
    const tried = await tryNotice(weighed, ways, clock, signal);
    const isWritten = await settle(opened, notice, tried);
    const about = { notice: notice.id, kind: notice.kind, channel: channel.kind, attempt: notice.attempts, detail: tried.detail };
    if (!isWritten) log().warn(about, 'a notice was taken over while it was sent');
    else if (tried.status === 'failed' || tried.status === 'unknown') log().warn(about, 'a notice was not delivered');
  };

  await takeOver(opened, now);
  const underway = new Set<Promise<void>>();
  const failures: unknown[] = [];
  while (!signal.aborted && failures.length === 0) {
    const claimed = await claimNotices(opened, clock(), places - underway.size, leaseMs);
    if (claimed.length === 0 && underway.size === 0) break;
    for (const weighed of claimed.length > 0 ? await weighNotices(opened, claimed, clock()) : []) {
      const delivery: Promise<void> = deliver(weighed)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => underway.delete(delivery));
      underway.add(delivery);
    }
    await gather(underway);
  }
  await Promise.all(underway);
  if (failures.length > 0) throw new AggregateError(failures, 'what came of some notices could not be written');
}

/** Waits for all, but no longer than {@link gatherMs} once a place is free. */
async function gather(underway: ReadonlySet<Promise<void>>): Promise<void> {
  const all = Promise.all(underway);
  if (underway.size >= places) await Promise.race(underway);
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, gatherMs);
  });
  await Promise.race([all, enough]);
  clearTimeout(timer);
}

/** Sends what is to be told outside of the app. Often enough that whoever sends a test sees what came of it. */
export const delivery: Job = {
  name: 'delivery',
  everyMs: 5_000,
  run: (opened, now, signal) => deliverNotices(opened, senders(opened), now, signal),
};
