import { z } from 'zod';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { startChecks } from '@/lib/server/run-checks';
import { checkIds } from '@/lib/setup/check';

export const POST = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({ only: z.enum(checkIds).optional() }),
  rate: { burst: 20, perSecond: 0.3 },
  handle: async ({ params, body }) =>
    Response.json(await startChecks(params.connectionId, body.only), { status: 202, headers: { 'Cache-Control': 'no-store' } }),
});
