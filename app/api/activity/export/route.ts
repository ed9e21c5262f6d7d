import { exportActivity } from '@/lib/server/activity-export';
import { download } from '@/lib/server/download';
import { route } from '@/lib/server/route';
import { activityExportQuery } from '@/lib/server/route-params';

/** What was done in the whole installation, as a file. */
export const GET = route({
  access: 'operator',
  query: activityExportQuery,
  rate: { burst: 10, perSecond: 0.2 },
  handle: async ({ query: { format, ...filter } }) => download(await exportActivity(null, format, filter)),
});
