import { listActivity } from '@/lib/server/activity';
import { route } from '@/lib/server/route';
import { activityQuery, connectionParams } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  query: activityQuery,
  handle: ({ params, query: { before, limit, ...filter } }) => listActivity(params.connectionId, { before, limit, filter }),
});
