import { route } from '@/lib/server/route';
import { changesQuery, connectionParams } from '@/lib/server/route-params';
import { readChanges } from '@/lib/server/user-changes';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  query: changesQuery,
  handle: ({ params, query: { before, kind, user } }) => readChanges(params.connectionId, { before, kind, userId: user }),
});
