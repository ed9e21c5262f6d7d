import { route } from '@/lib/server/route';
import { renewalParams } from '@/lib/server/route-params';
import { startProof } from '@/lib/server/run-checks';

export const POST = route({
  access: 'operator',
  params: renewalParams,
  rate: { burst: 20, perSecond: 0.3 },
  handle: async ({ params }) =>
    Response.json(await startProof(params.connectionId, params.renewalId), { status: 202, headers: { 'Cache-Control': 'no-store' } }),
});
