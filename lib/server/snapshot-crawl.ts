import 'server-only';
import { HttpError, ResponseError, StateError } from '@/lib/errors';
import { mostMissing } from '@/lib/users/crawl/course';
import type { App } from './app';
import { crawlDirectory } from './crawl-directory';
import { type CrawlRow, failCrawl, heartbeatMs, nextCrawlAt, noteRest, progressOf, releaseCrawl, takeCrawl } from './crawl-store';
import { isInUse } from './credentials';
import { isDatabaseAway } from './db/away';
import { ExchangeFailure } from './http';
import { publish } from './live';
import { log } from './log';
import { type OpenDirectory, openDirectory } from './open-directory';
import { closeGone, listUnseen, type RunningCrawl, savePage } from './snapshot-pages';
import { clearIfOver, clearLeftovers, forgetPruned, learnWhatIsThere, pruneVersions, showGeneration } from './snapshot-versions';
import { readUser } from './webex';

/** Users who seem to be gone and are asked for one by one. When more are, the list itself is believed. */
const mostAskedFor = 200;
const perBatch = 200;
/** Windows hear of the progress at most so often. */
const tellEveryMs = 500;

/** The crawl is no longer this process's: it was stopped, or another took it over. */
class LetGo extends Error {}

/** The token was forgotten or replaced meanwhile: it is not sent again. */
class TokenGone extends Error {}

async function orTokenGone(opened: App, directory: OpenDirectory): Promise<void> {
  if (!(await isInUse(opened, directory))) throw new TokenGone();
}

function orLetGo(goesOn: boolean): void {
  if (!goesOn) throw new LetGo();
}

async function isThere({ base, organizationId, token }: OpenDirectory, userId: string, signal: AbortSignal): Promise<boolean> {
  try {
    await readUser(base, organizationId, userId, token, signal);
    return true;
  } catch (error) {
    const cause = error instanceof ExchangeFailure ? error.error : error;
    if (cause instanceof HttpError && (cause.status === 404 || cause.status === 410)) return false;
    throw cause;
  }
}

/** Whoever the crawl did not see went away, or was missed because the list moved: a few of them are asked for. */
async function closeUnseen(opened: App, crawl: RunningCrawl, directory: OpenDirectory, signal: AbortSignal): Promise<void> {
  const first = await listUnseen(opened.db, crawl, mostAskedFor + 1);
  if (first.length <= mostAskedFor) {
    for (const { row_id, user_id } of first) {
      await orTokenGone(opened, directory);
      if (!(await isThere(directory, user_id, signal))) orLetGo(await closeGone(opened.db, crawl, [row_id]));
    }
    return;
  }
  const { seen, claimed } = await progressOf(opened.db, crawl.id);
  if (claimed - seen > mostMissing(claimed)) {
    throw new ResponseError('list-incomplete', `the list claimed ${claimed} users and showed ${seen}: nobody is taken for gone`);
  }
  for (;;) {
    signal.throwIfAborted();
    const rows = await listUnseen(opened.db, crawl, perBatch);
    if (rows.length === 0) return;
    orLetGo(
      await closeGone(
        opened.db,
        crawl,
        rows.map(({ row_id }) => row_id),
      ),
    );
  }
}

async function readAll(opened: App, row: CrawlRow, crawl: RunningCrawl, directory: OpenDirectory, signal: AbortSignal): Promise<void> {
  const { connectionId, generation } = crawl;
  const known = async (ids: readonly string[]) => {
    if (ids.length === 0) return false;
    const found = await opened.db
      .selectFrom('snapshot_users')
      .select('row_id')
      .where('connection_id', '=', connectionId)
      .where('user_id', 'in', ids)
      .where('seen_generation', '=', generation)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  };
  let toldAt = 0;
  const onRest = (until: number) => void noteRest(opened, row.id, connectionId, until).catch(() => undefined);
  const resume = row.next_index > 1 ? { startIndex: row.next_index, known } : {};
  const mayAsk = () => orTokenGone(opened, directory);
  for await (const { users, ...progress } of crawlDirectory(directory, { signal, onRest, mayAsk, ...resume })) {
    orLetGo(await savePage(opened.db, crawl, users, progress));
    const now = Date.now();
    if (now - toldAt < tellEveryMs) continue;
    toldAt = now;
    publish(connectionId);
  }
}

/** With the token that replaced the one it began with, if there is one: from where it came with that. */
async function crawlWithAnyToken(opened: App, row: CrawlRow, crawl: RunningCrawl, signal: AbortSignal): Promise<void> {
  for (let held: CrawlRow | undefined = row; held; held = await takeCrawl(opened, row.id, Date.now())) {
    try {
      return await crawlToEnd(opened, held, crawl, signal);
    } catch (error) {
      if (!(error instanceof TokenGone)) throw error;
    }
  }
  throw new LetGo();
}

async function crawlToEnd(opened: App, row: CrawlRow, crawl: RunningCrawl, signal: AbortSignal): Promise<void> {
  const { connectionId } = crawl;
  const directory = await openDirectory(opened, connectionId);
  // Of another organization than step 3 names by now: to open it again would give the same one.
  if (!(await isInUse(opened, directory))) throw new StateError('credential-missing', 'the token is not in use');
  if (row.next_index === 0) {
    await clearLeftovers(opened.db, connectionId, { after: crawl.shown, upTo: crawl.generation });
    await pruneVersions(opened.db, connectionId, crawl.shown);
    await forgetPruned(opened.db);
  }
  await readAll(opened, row, crawl, directory, signal);
  await closeUnseen(opened, crawl, directory, signal);
  const now = Date.now();
  orLetGo(await showGeneration(opened.db, crawl, now, nextCrawlAt(now)));
  publish(connectionId);
  await learnWhatIsThere(opened.db).catch((error: unknown) => log().info({ err: error }, 'the database was not told of the crawl'));
}

/**
 * Does a crawl to its end, from where it was interrupted, and shows its snapshot. Whatever happens before the end, what was shown stays.
 *
 * @param signal aborts when the process ends: the crawl then goes on elsewhere, or after the next start.
 */
export async function runCrawl(opened: App, crawlId: string, signal: AbortSignal): Promise<void> {
  const row = await takeCrawl(opened, crawlId, Date.now());
  if (!row) return;
  const { connection_id: connectionId, generation } = row;
  const snapshot = await opened.db
    .selectFrom('snapshots')
    .select('generation')
    .where('connection_id', '=', connectionId)
    .executeTakeFirst();
  if (!snapshot) return;
  const crawl = { id: row.id, connectionId, generation, shown: snapshot.generation, runner: opened.runner };
  const mine = new AbortController();
  const onAbort = () => mine.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  const heartbeat = setInterval(() => {
    takeCrawl(opened, row.id, Date.now()).then(
      (held) => held ?? mine.abort(new LetGo()),
      // The database is away; whether the lease is kept, the next page tells.
      () => undefined,
    );
  }, heartbeatMs);
  try {
    if (signal.aborted) onAbort();
    await crawlWithAnyToken(opened, row, crawl, mine.signal);
  } catch (error) {
    if (signal.aborted) return await releaseCrawl(opened, row.id);
    // It goes on where it was once the database is back: the job looks every few seconds.
    if (isDatabaseAway(error)) return await releaseCrawl(opened, row.id).catch(() => undefined);
    if (!(error instanceof LetGo)) {
      await failCrawl(opened, connectionId, error);
      log().warn({ err: error, crawl: row.id }, 'a crawl failed');
    }
    await clearIfOver(opened.db, row.id);
  } finally {
    clearInterval(heartbeat);
    signal.removeEventListener('abort', onAbort);
    publish(connectionId);
  }
}
