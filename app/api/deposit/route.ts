import { z } from 'zod';
import { depositReply } from '@/lib/server/authorizations';
import { route } from '@/lib/server/route';

/** Takes what Webex sent to the private window. No session there; the state inside is the only right, and nothing is told. */
export const POST = route({
  access: 'deposit',
  body: z.object({ address: z.string() }),
  bodyLimit: 24_576,
  rate: { burst: 200, perSecond: 2 },
  shared: 'deposit',
  handle: async ({ body }) => {
    await depositReply(body.address);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  },
});
