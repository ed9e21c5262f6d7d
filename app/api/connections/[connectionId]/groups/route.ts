import { readGroupsPage } from '@/lib/server/groups';
import { route } from '@/lib/server/route';
import { connectionParams, pageQuery } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  query: pageQuery,
  handle: ({ params, query }) => readGroupsPage(params.connectionId, query.startIndex),
});
