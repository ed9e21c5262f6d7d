import type { Metadata } from 'next';
import { unstable_rethrow } from 'next/navigation';
import { Suspense } from 'react';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { UsersScreen } from '@/components/users/users-screen';
import { UsersSkeleton } from '@/components/users/users-skeleton';
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

async function Users({ connectionId, search }: Readonly<{ connectionId: string; search: UsersSearch }>) {
  return <UsersScreen connectionId={connectionId} search={search} first={await readFirst(connectionId, search)} />;
}

export default async function UsersPage({ params, searchParams }: PageProps<'/connections/[connectionId]/users'>) {
  const { connectionId } = await params;
  const { id } = await openConnection(connectionId);
  const search = readUsersSearch(await searchParams);
  return (
    <Suspense fallback={<UsersSkeleton />}>
      <Users connectionId={id} search={search} />
    </Suspense>
  );
}
