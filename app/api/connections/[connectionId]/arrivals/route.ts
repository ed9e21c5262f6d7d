import { z } from 'zod';
import { startArrivals, stopArrivals } from '@/lib/server/arrivals';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({ again: z.boolean().optional() }),
  rate: { burst: 20, perSecond: 0.5 },
  handle: async ({ params, body }) =>
    Response.json(await startArrivals(params.connectionId, body), { status: 202, headers: { 'Cache-Control': 'no-store' } }),
});

export const DELETE = route({
  access: 'operator',
  params: connectionParams,
  handle: ({ params }) => stopArrivals(params.connectionId),
});
