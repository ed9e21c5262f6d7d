import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { Suspense } from 'react';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { UsersScreen } from '@/components/users/users-screen';
import { UsersSkeleton } from '@/components/users/users-skeleton';
import type { ConnectionView } from '@/lib/connection';
import { readUsersPage } from '@/lib/server/directory';
import { toProblem } from '@/lib/server/problem-response';
import { readUsersSearch, type UsersSearch } from '@/lib/users/search-params';

export const metadata: Metadata = { title: 'Users' };

async function readFirst(connectionId: string, search: UsersSearch) {
  try {
    return { page: await readUsersPage(connectionId, search) };
  } catch (error) {
    unstable_rethrow(error);
    return { problem: toProblem(error) };
  }
}

async function Users({ connection, search }: Readonly<{ connection: ConnectionView; search: UsersSearch }>) {
  const { id, edition } = connection;
  return <UsersScreen connectionId={id} edition={edition} search={search} first={await readFirst(id, search)} />;
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
