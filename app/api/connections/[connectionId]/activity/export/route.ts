import { exportActivity } from '@/lib/server/activity-export';
import { download } from '@/lib/server/download';
import { route } from '@/lib/server/route';
import { activityExportQuery, connectionParams } from '@/lib/server/route-params';

export const GET = route({
  access: 'operator',
  params: connectionParams,
  query: activityExportQuery,
  rate: { burst: 10, perSecond: 0.2 },
  handle: async ({ params, query: { format, ...filter } }) => download(await exportActivity(params.connectionId, format, filter)),
});
