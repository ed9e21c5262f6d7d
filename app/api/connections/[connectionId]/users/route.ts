import { readUsersPage } from '@/lib/server/directory';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { readUsersSearch } from '@/lib/users/search-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  handle: ({ params, request }) =>
    readUsersPage(params.connectionId, readUsersSearch(Object.fromEntries(new URL(request.url).searchParams))),
});
