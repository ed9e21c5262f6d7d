import 'server-only';
import { OnrampError, StateError } from '@/lib/errors';
import type { ProblemCode } from '@/lib/problems';
import { type Baseline, type UserState, userStateOf } from '@/lib/setup/arrivals';
import type { UsersQuery } from '@/lib/webex/scim-users';
import type { App } from './app';
import { saveBaselinePage, saveWatchedPage } from './arrivals-pages';
import { findWatch, type WatchRow } from './arrivals-store';
import { unwrap } from './http';
import { type OpenDirectory, openDirectory } from './open-directory';
import { noteSignOfLife } from './sign-of-life';
import { readUsers } from './webex';

/** Webex's default page. */
const pageSize = 100;
/** Mostly nothing happened, and few users tell so. */
const firstPageSize = 25;
/** Pages of the baseline, and of an ask to a base that does not sort. */
const mostPages = 10;
/** Pages of an ask after a long pause: as many users as a watch keeps arrivals. */
const mostPagesToCatchUp = 50;
/** Webex's search is eventually consistent, late by up to 15 seconds as seen in public tests; this is four times that. */
const overlapMs = 60_000;

/** What one ask came to. */
export interface Asked {
  readonly arrivals: number;
  /** How many pages the news took; a baseline, which is taken once, does not count. */
  readonly pages: number;
  readonly problem: ProblemCode | null;
  readonly retryAfterSeconds: number | null;
}

interface Page {
  readonly users: readonly UserState[];
  readonly total: number;
  readonly last: boolean;
}

const newestFirst = { sortBy: 'meta.lastModified', sortOrder: 'descending' } as const;

function isDescending(users: readonly UserState[]): boolean {
  return users.every(({ modifiedAt }, index) => {
    const before = users[index - 1]?.modifiedAt ?? Number.MAX_SAFE_INTEGER;
    return modifiedAt !== null && modifiedAt <= before;
  });
}

/** Pages from the first on, advanced by what Webex returned, until the last, or until the caller has enough. */
async function* pagesOf(
  directory: OpenDirectory,
  sorted: boolean,
  firstCount: number,
  most: number,
  signal?: AbortSignal,
): AsyncGenerator<Page> {
  let startIndex = 1;
  for (let read = 0; read < most; read += 1) {
    const query: UsersQuery = { startIndex, count: read === 0 ? firstCount : pageSize, ...(sorted ? newestFirst : {}) };
    const { value } = await unwrap(readUsers(directory.base, directory.organizationId, query, directory.token, signal));
    const returned = value.users.length + value.dropped;
    startIndex += returned;
    const last = returned === 0 || startIndex > value.totalResults;
    yield { users: value.users.map(userStateOf), total: value.totalResults, last };
    if (last) return;
  }
}

/** A user who was changed later than this, by a clock that is far off, tells nothing of how far the others were read. */
const latestMs = 86_400_000;

const changesOf = (users: readonly UserState[]) => users.flatMap(({ modifiedAt }) => modifiedAt ?? []);
const newestOf = (changes: readonly number[]) => maxOf(changes.filter((at) => at <= Date.now() + latestMs));
const maxOf = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0);
const minOf = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);

/** Reads how the newest users are, at most 1,000, before anything is watched. */
async function takeBaseline(opened: App, watch: WatchRow, directory: OpenDirectory, sorts: boolean, signal?: AbortSignal): Promise<void> {
  const at = Date.now();
  const known = new Set<string>();
  const times: number[] = [];
  let total = 0;
  let sorted = sorts;
  let oldestOfPage = Number.MAX_SAFE_INTEGER;
  for await (const page of pagesOf(directory, sorts, pageSize, mostPages, signal)) {
    const changed = changesOf(page.users);
    sorted &&= isDescending(page.users) && maxOf(changed) <= oldestOfPage;
    oldestOfPage = minOf(changed);
    for (const user of page.users) known.add(user.userId);
    times.push(...changed);
    await saveBaselinePage(opened.db, watch.id, page.users);
    total = page.total;
  }
  await opened.db
    .updateTable('arrival_watches')
    .set({
      baseline_at: at,
      // What was dropped for having no id is not known either, and cannot be told apart later.
      baseline_total: Math.max(total, known.size),
      baseline_known: known.size,
      sorted: sorted ? 'yes' : 'no',
      horizon: sorted && times.length > 0 ? minOf(times) : null,
      newest_modified: newestOf(times),
    })
    .where('id', '=', watch.id)
    .execute();
  await opened.db
    .updateTable('arrival_watches')
    .set({ status: 'watching' })
    .where('id', '=', watch.id)
    .where('status', '=', 'starting')
    .execute();
}

const baselineOf = (watch: WatchRow): Baseline => ({
  at: watch.baseline_at ?? watch.started_at,
  complete: watch.baseline_known !== null && watch.baseline_known >= (watch.baseline_total ?? 0),
  horizon: watch.horizon,
});

/** Reads the newest users until the page is reached that was known, with some overlap, at the last ask. */
async function askForNews(
  opened: App,
  watch: WatchRow,
  directory: OpenDirectory,
  signal?: AbortSignal,
): Promise<{ arrivals: number; pages: number }> {
  const baseline = baselineOf(watch);
  const enough = (watch.newest_modified ?? 0) - overlapMs;
  let sorted = watch.sorted === 'yes';
  let newest = watch.newest_modified ?? 0;
  let arrivals = 0;
  let pages = 0;
  for await (const page of pagesOf(directory, sorted, sorted ? firstPageSize : pageSize, mostPagesToCatchUp, signal)) {
    sorted &&= isDescending(page.users);
    arrivals += await saveWatchedPage(opened.db, watch.id, baseline, page.users);
    pages += 1;
    newest = Math.max(newest, newestOf(changesOf(page.users)));
    const oldest = page.users.at(-1)?.modifiedAt ?? 0;
    if (sorted ? oldest < enough : pages >= mostPages) break;
  }
  if (newest > (watch.newest_modified ?? 0))
    await opened.db.updateTable('arrival_watches').set({ newest_modified: newest }).where('id', '=', watch.id).execute();
  return { arrivals, pages };
}

async function ask(opened: App, watch: WatchRow, signal?: AbortSignal): Promise<{ arrivals: number; pages: number }> {
  const directory = await openDirectory(opened, watch.connection_id);
  // Step 3 and the token may both be another organization's by now.
  if (directory.organizationId !== watch.organization_id) throw new StateError('organization-mismatch', 'the watch is over another one');
  if (watch.baseline_at !== null) return askForNews(opened, watch, directory, signal);
  await takeBaseline(opened, watch, directory, true, signal).catch((error: unknown) => {
    const sortRefused = error instanceof OnrampError && ['search-rejected', 'upstream-rejected'].includes(error.code);
    if (!sortRefused) throw error;
    return takeBaseline(opened, watch, directory, false, signal);
  });
  return { arrivals: 0, pages: 0 };
}

/**
 * Asks Webex once: for the baseline if there is none, else for what happened since the last ask. Whatever became of it is kept in the
 * watch; a page that was read before a failure counts.
 *
 * @returns `null` when the connection has no watch, or when it was stopped.
 */
export async function pollArrivals(opened: App, connectionId: string, signal?: AbortSignal): Promise<Asked | null> {
  const watch = await findWatch(opened.db, connectionId);
  if (!watch) return null;
  const asked = await ask(opened, watch, signal).then(
    (done): Asked => ({ ...done, problem: null, retryAfterSeconds: null }),
    (error: unknown): Asked => {
      if (!(error instanceof OnrampError)) throw error;
      return { arrivals: 0, pages: 0, problem: error.code, retryAfterSeconds: error.retryAfterSeconds ?? null };
    },
  );
  // Stopped on purpose: what was read counts, and the break is no failure.
  if (signal?.aborted) return null;
  await opened.db.updateTable('arrival_watches').set({ asked_at: Date.now(), problem: asked.problem }).where('id', '=', watch.id).execute();
  await noteSignOfLife(opened, connectionId);
  return asked;
}
