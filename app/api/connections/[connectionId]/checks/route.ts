import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { startChecks } from '@/lib/server/run-checks';

export const POST = route({
  access: 'admin',
  params: connectionParams,
  rate: { burst: 10, perSecond: 0.2 },
  handle: async ({ params }) =>
    Response.json(await startChecks(params.connectionId), { status: 202, headers: { 'Cache-Control': 'no-store' } }),
});
