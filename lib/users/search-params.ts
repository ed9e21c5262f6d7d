/** What the users page shows; the URL holds all of it. */
export interface UsersSearch {
  /** The beginning of a userName; empty for everybody. */
  readonly q: string;
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

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);

/** Reads the page's query. Whatever cannot be is replaced by its default: a shared link must not fail. */
export function readUsersSearch(params: Params): UsersSearch {
  const startIndex = Number(first(params.startIndex) ?? 1);
  return {
    q: (first(params.q) ?? '').trim().slice(0, longestSearch),
    startIndex: Number.isSafeInteger(startIndex) && startIndex > 0 ? startIndex : 1,
    sortBy: first(params.sortBy) === 'meta.lastModified' ? 'meta.lastModified' : 'userName',
    sortOrder: first(params.sortOrder) === 'descending' ? 'descending' : 'ascending',
    user: first(params.user)?.slice(0, 256) || null,
  };
}

/** The query string for a search, without `?`; defaults are left out, so that one view has one address. */
export function toUsersQuery(search: Partial<UsersSearch>): string {
  const query = new URLSearchParams();
  if (search.q) query.set('q', search.q);
  if (search.startIndex && search.startIndex > 1) query.set('startIndex', String(search.startIndex));
  if (search.sortBy === 'meta.lastModified') query.set('sortBy', search.sortBy);
  if (search.sortOrder === 'descending') query.set('sortOrder', search.sortOrder);
  if (search.user) query.set('user', search.user);
  return query.toString();
}
