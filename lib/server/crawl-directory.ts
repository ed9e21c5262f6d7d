import 'server-only';
import { OnrampError } from '@/lib/errors';
import { type CrawledPage, type CrawlOptions, crawlUsers, type ReadPage } from './crawl-users';
import { unwrap } from './http';
import type { OpenDirectory } from './open-directory';
import { readFitting } from './read-fitting';
import { readUsersOnce } from './webex';

/** Users of one page: Webex's default. Its maximum is not published. */
export const crawlPageSize = 100;

/** Whose users, and with which token. */
export type Upstream = Pick<OpenDirectory, 'base' | 'organizationId' | 'token'>;

/** How to crawl Webex. */
export interface DirectoryCrawlOptions extends Pick<CrawlOptions, 'signal' | 'startIndex' | 'known' | 'onRest'> {
  /** A SCIM filter that Webex knows; absent: everybody. */
  readonly filter?: string;
  /** Called before each request. @throws when the token must not be sent any more. */
  readonly mayAsk?: () => Promise<void>;
}

/** Whether a server takes `sortBy=id` for a mistake. Webex documents it; what else answers may not know it. */
const refusesSort = (error: unknown) => error instanceof OnrampError && ['upstream-rejected', 'search-rejected'].includes(error.code);

/**
 * Reads all users of an organization from Webex, sorted by id, as {@link crawlUsers}.
 *
 * @throws {OnrampError} what Webex, or the way to it, did.
 */
export async function* crawlDirectory(directory: Upstream, options: DirectoryCrawlOptions): AsyncGenerator<CrawledPage> {
  const { base, organizationId, token } = directory;
  const { filter, mayAsk, ...how } = options;
  const readSorted =
    (sorted: boolean): ReadPage =>
    async (ask, signal) => {
      await mayAsk?.();
      const query = { ...ask, ...(sorted ? { sortBy: 'id' as const } : {}), ...(filter ? { filter } : {}) };
      return readFitting(ask.count, (count) => unwrap(readUsersOnce(base, organizationId, { ...query, count }, token, signal)));
    };
  let begun = false;
  try {
    for await (const page of crawlUsers(readSorted(true), { ...how, count: crawlPageSize })) {
      begun = true;
      yield page;
    }
  } catch (error) {
    if (begun || !refusesSort(error)) throw error;
    yield* crawlUsers(readSorted(false), { ...how, count: crawlPageSize, sorted: false });
  }
}
