import { z } from 'zod';
import { forgetToken } from '@/lib/server/credentials';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { stateExpiry } from '@/lib/server/stated-expiry';

export const PATCH = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({ expiresAt: z.number().int().nullable() }),
  handle: ({ params, body }) => stateExpiry(params.connectionId, body.expiresAt),
});

export const DELETE = route({ access: 'owner', params: connectionParams, handle: ({ params }) => forgetToken(params.connectionId) });
