import { readUserDetails } from '@/lib/server/directory';
import { route } from '@/lib/server/route';
import { userParams } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: userParams,
  handle: ({ params }) => readUserDetails(params.connectionId, params.userId),
});
