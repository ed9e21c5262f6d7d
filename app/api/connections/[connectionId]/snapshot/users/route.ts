import { route } from '@/lib/server/route';
import { connectionParams, windowQuery } from '@/lib/server/route-params';
import { searchSnapshot } from '@/lib/server/search-snapshot';
import { readUsersSearch, toSnapshotQuery } from '@/lib/users/search-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  query: windowQuery,
  handle: ({ params, query: { offset, limit, ...search } }) =>
    searchSnapshot(params.connectionId, toSnapshotQuery(readUsersSearch(search), offset, limit)),
});
