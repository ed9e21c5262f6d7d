import { z } from 'zod';
import { addChannel, listChannels } from '@/lib/server/channels';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { isTimeZone } from '@/lib/time-zone';

export const GET = route({ access: 'viewer', params: connectionParams, handle: ({ params }) => listChannels(params.connectionId) });

export const POST = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({
    kind: z.enum(['email', 'webhook']),
    address: z.string().max(2_000),
    timeZone: z.string().max(64).refine(isTimeZone),
    forAll: z.boolean(),
  }),
  handle: ({ params, body }) => addChannel(params.connectionId, body),
});
