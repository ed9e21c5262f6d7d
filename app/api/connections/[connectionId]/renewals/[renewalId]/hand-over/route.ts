import { z } from 'zod';
import { handOver } from '@/lib/server/renewals';
import { route } from '@/lib/server/route';
import { renewalParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: renewalParams,
  body: z.object({ credentialId: z.uuid() }),
  handle: ({ params, body }) => handOver(params.connectionId, params.renewalId, body.credentialId),
});
