import { getConnection } from '@/lib/server/connections';
import { eventStream } from '@/lib/server/event-stream';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

/** Wakes the windows that watch a connection. */
export const GET = route({
  access: 'viewer',
  params: connectionParams,
  handle: async ({ params, request, admin }) => {
    await getConnection(params.connectionId);
    return eventStream(params.connectionId, admin.sessionHash, request.signal);
  },
});
