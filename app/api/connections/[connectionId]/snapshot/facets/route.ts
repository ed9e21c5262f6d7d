import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { countFacets } from '@/lib/server/search-snapshot';
import { readUsersSearch } from '@/lib/users/search-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  handle: ({ params, request }) => countFacets(params.connectionId, readUsersSearch(Object.fromEntries(new URL(request.url).searchParams))),
});
