import { z } from 'zod';
import { proofPattern, prove } from '@/lib/server/proof';
import { route } from '@/lib/server/route';

/** Leaves the proof of a window: right after a sign-in, or with a launch key. */
export const POST = route({
  access: 'viewer',
  body: z.object({ proof: z.string().regex(proofPattern), key: z.string().min(1).max(200).optional() }),
  rate: { burst: 10, perSecond: 0.1 },
  shared: 'proof',
  handle: async ({ admin, body }) => {
    await prove(admin, body.proof, body.key);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  },
});
