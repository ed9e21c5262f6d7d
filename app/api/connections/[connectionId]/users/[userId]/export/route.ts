import { download } from '@/lib/server/download';
import { route } from '@/lib/server/route';
import { userParams } from '@/lib/server/route-params';
import { exportUser } from '@/lib/server/users-export';

export const GET = route({
  access: 'operator',
  params: userParams,
  handle: async ({ params }) => download(await exportUser(params.connectionId, params.userId)),
});
