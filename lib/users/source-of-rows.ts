import type { UsersSearch } from './search-params';
import type { SnapshotView } from './snapshot';

const snapshotOnly = ['status', 'licence', 'source', 'account', 'since'] as const;

/** A filter that Webex itself cannot answer. */
export type FilterName = (typeof snapshotOnly)[number];

/** The filters that are set, in the order of the screen. */
export const setFilters = (search: UsersSearch): readonly FilterName[] => snapshotOnly.filter((name) => search[name] !== null);

/** No filter, no text, the first page. */
export const nothingAsked = {
  q: '',
  status: null,
  licence: null,
  source: null,
  account: null,
  since: null,
  startIndex: 1,
  user: null,
} as const satisfies Partial<UsersSearch>;

/**
 * Who answers a search. Without filters Webex does, live. What Webex cannot answer is asked of the snapshot, and so is text as soon as
 * there is a snapshot to search, since Webex compares beginnings only.
 */
export function sourceOfRows(search: UsersSearch, snapshot: SnapshotView | null): UsersSearch['view'] {
  if (search.view === 'snapshot' || setFilters(search).length > 0) return 'snapshot';
  return search.q !== '' && snapshot?.on && snapshot.generation > 0 ? 'snapshot' : 'live';
}
