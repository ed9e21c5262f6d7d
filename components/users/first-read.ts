import type { ProblemDocument } from '@/lib/problems';
import { toUsersQuery, type UsersSearch } from '@/lib/users/search-params';
import type { SnapshotPage, SnapshotView } from '@/lib/users/snapshot';
import type { UsersPage } from '@/lib/users-page';

/** What the server read before it sent the page, so that the first rows come with it. */
export interface FirstRead {
  /** `null` when it could not be read. */
  readonly snapshot: SnapshotView | null;
  readonly live:
    | { readonly query: string; readonly page: UsersPage }
    | { readonly query: string; readonly problem: ProblemDocument }
    | null;
  readonly rows: { readonly query: string; readonly page: SnapshotPage } | null;
}

/** The part of a search that Webex answers. */
export const toLiveQuery = ({ q, startIndex, sortBy, sortOrder }: UsersSearch) => toUsersQuery({ q, startIndex, sortBy, sortOrder });

/** The part of a search that the snapshot answers, whichever window of it. */
export const rowsQuery = (search: UsersSearch) => toUsersQuery({ ...search, view: 'snapshot', startIndex: 1, user: null });

/** Rows of the snapshot that are read at once. */
export const windowRows = 100;
