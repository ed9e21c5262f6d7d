import { readFilter, type UserFilter } from './filter';
import { sortKeys, type UserSearch } from './search';

/** What a search asks for, or why it cannot be answered. */
export type ScimQueryVerdict =
  | { readonly search: UserSearch; readonly withGroups: boolean }
  | { readonly scimType: 'invalidFilter' | 'invalidValue'; readonly details: string };

const defaultCount = 100;

/**
 * Reads the parameters of a user search. `count` above the cap is lowered without a word; negative numbers become the smallest that makes sense
 * (RFC 7644, 3.4.2.4).
 *
 * @param maxCount most users on a page.
 */
export function readScimQuery(query: URLSearchParams, organizationId: string, maxCount: number): ScimQueryVerdict {
  const startIndex = integerOf(query.get('startIndex'), 1);
  const count = integerOf(query.get('count'), defaultCount);
  if (startIndex === null || count === null) return { scimType: 'invalidValue', details: 'startIndex and count are whole numbers.' };
  const sortBy = query.get('sortBy');
  const key = sortKeys.find((candidate) => candidate.toLowerCase() === sortBy?.toLowerCase()) ?? null;
  if (sortBy !== null && key === null) return { scimType: 'invalidValue', details: `sortBy is one of ${sortKeys.join(', ')}.` };
  const sortOrder = query.get('sortOrder')?.toLowerCase() ?? 'ascending';
  if (sortOrder !== 'ascending' && sortOrder !== 'descending')
    return { scimType: 'invalidValue', details: 'sortOrder is ascending or descending.' };
  let filter: UserFilter | null = null;
  const text = query.get('filter');
  if (text !== null) {
    const verdict = readFilter(text, organizationId);
    if ('refused' in verdict) return { scimType: 'invalidFilter', details: verdict.refused };
    filter = verdict.filter;
  }
  const withGroups = ['returnGroups', 'includeGroupDetails'].some((name) => query.get(name)?.toLowerCase() === 'true');
  const page = { startIndex: Math.max(1, startIndex), count: Math.min(Math.max(0, count), maxCount) };
  return { search: { filter, sortBy: key, descending: sortOrder === 'descending', ...page }, withGroups };
}

/** A whole number from a query; `null` when it is none. */
export function integerOf(text: string | null, fallback: number): number | null {
  if (text === null) return fallback;
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}
