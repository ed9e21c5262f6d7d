import 'server-only';
import type { parseListResponse } from '@/lib/scim/list-response';
import { accountStatusOf, lastModifiedOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';
import type { PageFacts } from '@/lib/setup/facts';

/** How many users of one page are looked at for sources and licences; Webex's default. */
export const sampleSize = 100;

/** Reduces a page of users to what the checks look at. */
export function toPageFacts(list: ReturnType<typeof parseListResponse>): PageFacts {
  const fromConnector = list.users.filter((user) => sourceOf(user) === 'AD').flatMap((user) => lastModifiedOf(user) ?? []);
  return {
    total: list.totalResults,
    ids: list.users.map((user) => user.id),
    sources: list.users.map(sourceOf),
    licences: list.users.filter((user) => user.active !== false && !accountStatusOf(user).includes('disabled')).map(licenceCountOf),
    newestFromDirectoryConnector: fromConnector.length > 0 ? Math.max(...fromConnector) : null,
  };
}

/** Two pages of one directory as one; the first tells the total. */
export function joined(a: PageFacts, b: PageFacts): PageFacts {
  const newest = [a.newestFromDirectoryConnector, b.newestFromDirectoryConnector].filter((at) => at !== null);
  return {
    total: a.total,
    ids: [...a.ids, ...b.ids],
    sources: [...a.sources, ...b.sources],
    licences: [...a.licences, ...b.licences],
    newestFromDirectoryConnector: newest.length > 0 ? Math.max(...newest) : null,
  };
}

/** Where the middle and the last page begin, in a directory that does not fit on one; none of them meets another. */
export function moreSamples(total: number): readonly number[] {
  if (total <= sampleSize) return [];
  if (total <= 2 * sampleSize) return [sampleSize + 1];
  const last = total - sampleSize + 1;
  if (total <= 3 * sampleSize) return [sampleSize + 1, 2 * sampleSize + 1];
  return [Math.floor((total - sampleSize) / 2) + 1, last];
}
