import 'server-only';
import { onrampItself } from '@/lib/activity/actor';
import { StateError } from '@/lib/errors';
import type { App } from './app';
import { settings } from './env';
import { settleHealth } from './health';
import { claim, type Due, findDue, letGo, meetNewTokens } from './health-queue';
import { publish } from './live';
import { log } from './log';
import { runLadder } from './run-checks';
import type { Job } from './schedule';

/** Ladders at once, so that a thousand connections do not ask all together. */
const atOnce = 2;

/** Resolves when the work ends or the process does, whichever is first: a ladder may take minutes. */
function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const end = () => done();
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    void work.then(done, fail).finally(() => signal.removeEventListener('abort', end));
  });
}

async function check(opened: App, { connectionId, credentialId, expiresAt }: Due, clock: () => number, signal: AbortSignal): Promise<void> {
  const now = clock();
  if (expiresAt === null || expiresAt > now) return orAborted(runLadder(opened, connectionId, onrampItself, clock), signal);
  await opened.db.transaction().execute((trx) => settleHealth(trx, credentialId, () => ({ kind: 'ended' }), now));
  publish(connectionId);
}

async function checkInLease(opened: App, due: Due, clock: () => number, signal: AbortSignal): Promise<void> {
  if (!(await claim(opened, due, clock()))) return;
  try {
    await check(opened, due, clock, signal);
  } catch (error) {
    // A token that went away meanwhile is no failure of Onramp.
    if (error instanceof StateError) log().info({ code: error.code }, 'a connection could not be checked');
    else log().error({ err: error }, 'a connection could not be checked');
  } finally {
    await letGo(opened, due, signal.aborted ? null : clock());
  }
}

/**
 * Checks every connection whose time has come, each on one replica only. What it finds is judged together with the end of the ladder.
 *
 * @param now epoch milliseconds. @param signal aborts when the process ends.
 */
export async function watchHealth(opened: App, now: number, signal: AbortSignal): Promise<void> {
  if (settings().checkEveryMs === 0) return;
  const startedAt = performance.now();
  // A round may take minutes; what is found at its end is not of its beginning.
  const clock = () => now + Math.round(performance.now() - startedAt);
  await meetNewTokens(opened, now);
  const due = [...(await findDue(opened, now))];
  const work = async () => {
    for (let next = due.shift(); next && !signal.aborted; next = due.shift()) await checkInLease(opened, next, clock, signal);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** The scheduled ladder. */
export const healthJob: Job = { name: 'health', everyMs: 30_000, run: watchHealth };
