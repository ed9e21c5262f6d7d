import type { SnapshotQuery, UsersFilter } from './snapshot';

/** What the users page shows; the URL holds all of it. */
export interface UsersSearch extends UsersFilter {
  /** Where the rows come from: Webex now, or the snapshot. Whatever only the snapshot can answer is asked of it in either case. */
  readonly view: 'live' | 'snapshot';
  /** 1-based, as in SCIM. */
  readonly startIndex: number;
  readonly sortBy: 'userName' | 'meta.lastModified';
  readonly sortOrder: 'ascending' | 'descending';
  /** The user whose details are open. */
  readonly user: string | null;
}

/** Rows of one page. Webex's default is 100 and its maximum is not published; 50 is well inside either. */
export const usersPageSize = 50;

const longestSearch = 200;
const longestValue = 64;
const lastMoment = 8.64e15;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);

const oneOf = <T extends string>(value: string | undefined, values: readonly T[]): T | null =>
  values.find((candidate) => candidate === value) ?? null;

function readMoment(text: string | undefined): number | null {
  const time = text ? Date.parse(text) : Number.NaN;
  return time > 0 && time <= lastMoment ? time : null;
}

/** Reads the filters alone, as {@link readUsersSearch}. */
function readUsersFilter(params: Params): UsersFilter {
  return {
    q: (first(params.q) ?? '').trim().slice(0, longestSearch),
    status: oneOf(first(params.status), ['active', 'inactive']),
    licence: oneOf(first(params.licence), ['none', 'some']),
    source: first(params.source)?.slice(0, longestValue) || null,
    account: first(params.account)?.slice(0, longestValue) || null,
    since: readMoment(first(params.since)),
  };
}

/** An id is a part of an address, of which `.` and `..` would be another one. */
const readUserId = (text: string | undefined): string | null => (text && !/^\.{1,2}$/.test(text) ? text.slice(0, 256) : null);

/** Where a page begins, 1-based as in SCIM; what cannot be is the first. */
export function readStartIndex(params: Params): number {
  const startIndex = Number(first(params.startIndex) ?? 1);
  return Number.isSafeInteger(startIndex) && startIndex > 0 ? startIndex : 1;
}

/** Reads the page's query. Whatever cannot be is replaced by its default: a shared link must not fail. */
export function readUsersSearch(params: Params): UsersSearch {
  return {
    ...readUsersFilter(params),
    view: first(params.view) === 'snapshot' ? 'snapshot' : 'live',
    startIndex: readStartIndex(params),
    sortBy: first(params.sortBy) === 'meta.lastModified' ? 'meta.lastModified' : 'userName',
    sortOrder: first(params.sortOrder) === 'descending' ? 'descending' : 'ascending',
    user: readUserId(first(params.user)),
  };
}

/** The query string for a search, without `?`; defaults are left out, so that one view has one address. */
export function toUsersQuery(search: Partial<UsersSearch>): string {
  const query = new URLSearchParams();
  if (search.view === 'snapshot') query.set('view', search.view);
  for (const name of ['q', 'status', 'licence', 'source', 'account'] as const) {
    const value = search[name];
    if (value) query.set(name, value);
  }
  if (search.since) query.set('since', new Date(search.since).toISOString());
  if (search.startIndex && search.startIndex > 1) query.set('startIndex', String(search.startIndex));
  if (search.sortBy === 'meta.lastModified') query.set('sortBy', search.sortBy);
  if (search.sortOrder === 'descending') query.set('sortOrder', search.sortOrder);
  if (search.user) query.set('user', search.user);
  return query.toString();
}

/** A window of a search, for the snapshot. */
export function toSnapshotQuery(search: UsersSearch, offset: number, limit: number): SnapshotQuery {
  const { q, status, licence, source, account, since } = search;
  return {
    filter: { q, status, licence, source, account, since },
    sortBy: search.sortBy === 'userName' ? 'userName' : 'modified',
    descending: search.sortOrder === 'descending',
    offset,
    limit,
  };
}
