import { listActivity } from '@/lib/server/activity';
import { route } from '@/lib/server/route';
import { activityQuery } from '@/lib/server/route-params';

/** What was done in the whole installation. */
export const GET = route({
  access: 'viewer',
  query: activityQuery,
  handle: ({ query: { before, limit, ...filter } }) => listActivity(null, { before, limit, filter }),
});
