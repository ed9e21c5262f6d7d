import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { attempt } from '@/app/connections/[connectionId]/attempt';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { ArrivingUsers } from '@/components/users/arriving-users';
import { type FirstRead, rowsQuery, toLiveQuery, windowRows } from '@/components/users/first-read';
import { readUsersPage } from '@/lib/server/directory';
import { searchSnapshot } from '@/lib/server/search-snapshot';
import { readSnapshot } from '@/lib/server/snapshot';
import { readUsersSearch, toSnapshotQuery, type UsersSearch } from '@/lib/users/search-params';
import { sourceOfRows } from '@/lib/users/source-of-rows';

export const metadata: Metadata = { title: 'Users' };

/** The first rows that Webex has for a search, or why there are none. */
async function readLive(connectionId: string, search: UsersSearch): Promise<FirstRead['live']> {
  const query = toLiveQuery(search);
  const { value: page, problem } = await attempt(() => readUsersPage(connectionId, search));
  return page ? { query, page } : { query, problem };
}

/** The first rows of the snapshot for a search. Whatever goes wrong, the browser asks again and shows why. */
async function readRows(connectionId: string, search: UsersSearch): Promise<FirstRead['rows']> {
  try {
    const page = await searchSnapshot(connectionId, toSnapshotQuery({ ...search, startIndex: 1, user: null }, 0, windowRows));
    return { query: rowsQuery(search), page };
  } catch (error) {
    unstable_rethrow(error);
    return null;
  }
}

async function readFirst(connectionId: string, search: UsersSearch): Promise<FirstRead> {
  const snapshot = await readSnapshot(connectionId);
  if (sourceOfRows(search, snapshot) === 'live') return { snapshot, live: await readLive(connectionId, search), rows: null };
  return { snapshot, live: null, rows: snapshot.on && snapshot.generation > 0 ? await readRows(connectionId, search) : null };
}

export default async function UsersPage({ params, searchParams }: PageProps<'/connections/[connectionId]/users'>) {
  const { connectionId } = await params;
  const { id, edition } = await openConnection(connectionId);
  const first = readFirst(id, readUsersSearch(await searchParams));
  return <ArrivingUsers connectionId={id} edition={edition} first={first} />;
}
