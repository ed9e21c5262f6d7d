import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { Suspense } from 'react';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { type FirstRead, toLiveQuery } from '@/components/users/first-read';
import { UsersScreen } from '@/components/users/users-screen';
import { UsersSkeleton } from '@/components/users/users-skeleton';
import type { ConnectionView } from '@/lib/connection';
import { readUsersPage } from '@/lib/server/directory';
import { toProblem } from '@/lib/server/problem-response';
import { readUsersSearch, type UsersSearch } from '@/lib/users/search-params';
import { sourceOfRows } from '@/lib/users/source-of-rows';

export const metadata: Metadata = { title: 'Users' };

/** The first rows that Webex has for a search, or why there are none. */
async function readLive(connectionId: string, search: UsersSearch): Promise<FirstRead['live']> {
  const query = toLiveQuery(search);
  try {
    return { query, page: await readUsersPage(connectionId, search) };
  } catch (error) {
    unstable_rethrow(error);
    return { query, problem: toProblem(error) };
  }
}

async function readFirst(connectionId: string, search: UsersSearch): Promise<FirstRead> {
  const live = sourceOfRows(search, null) === 'live' ? await readLive(connectionId, search) : null;
  return { snapshot: null, live, rows: null };
}

async function Users({ connection, search }: Readonly<{ connection: ConnectionView; search: UsersSearch }>) {
  const { id, edition } = connection;
  return <UsersScreen connectionId={id} edition={edition} first={await readFirst(id, search)} />;
}

export default async function UsersPage({ params, searchParams }: PageProps<'/connections/[connectionId]/users'>) {
  const { connectionId } = await params;
  const connection = await openConnection(connectionId);
  const search = readUsersSearch(await searchParams);
  return (
    <Suspense fallback={<UsersSkeleton />}>
      <Users connection={connection} search={search} />
    </Suspense>
  );
}
