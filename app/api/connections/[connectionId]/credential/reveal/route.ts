import { z } from 'zod';
import { revealToken } from '@/lib/server/credentials';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'owner',
  params: connectionParams,
  body: z.object({ purpose: z.enum(['reveal', 'copy']), credentialId: z.uuid().optional() }),
  rate: { burst: 10, perSecond: 0.2 },
  shared: 'reveal',
  handle: async ({ params, body }) => ({ token: await revealToken(params.connectionId, body.purpose, body.credentialId) }),
});
