import { download } from '@/lib/server/download';
import { route } from '@/lib/server/route';
import { connectionParams, usersExportQuery } from '@/lib/server/route-params';
import { exportUsers } from '@/lib/server/users-export';
import { readUsersSearch } from '@/lib/users/search-params';

export const GET = route({
  access: 'operator',
  params: connectionParams,
  query: usersExportQuery,
  rate: { burst: 10, perSecond: 0.2 },
  handle: async ({ params, query: { format, ...search }, request }) =>
    download(await exportUsers(params.connectionId, format, readUsersSearch(search), request.signal)),
});
