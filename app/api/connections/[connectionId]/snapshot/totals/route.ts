import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { readTotals } from '@/lib/server/snapshot';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  handle: async ({ params }) => ({ totals: await readTotals(params.connectionId) }),
});
