import { z } from 'zod';
import { changeConnection, getConnection } from '@/lib/server/connections';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const GET = route({ access: 'viewer', params: connectionParams, handle: ({ params }) => getConnection(params.connectionId) });

export const PATCH = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({
    organizationId: z.string().max(10_240).optional(),
    name: z.string().trim().max(120).nullable().optional(),
    edition: z.enum(['classic', 'scim2']).nullable().optional(),
  }),
  handle: ({ params, body }) => changeConnection(params.connectionId, body),
});
