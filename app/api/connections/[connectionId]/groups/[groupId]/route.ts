import { readGroupPage } from '@/lib/server/groups';
import { route } from '@/lib/server/route';
import { groupParams, pageQuery } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: groupParams,
  query: pageQuery,
  handle: ({ params, query }) => readGroupPage(params.connectionId, params.groupId, query.startIndex),
});
