import { z } from 'zod';
import { lookAtRelay } from '@/lib/server/relay-visit';
import { route } from '@/lib/server/route';
import { relayLookup } from '@/lib/server/route-params';

/** No session: whoever holds a relay link may see what it is for. */
export const POST = route({
  access: 'public',
  body: z.object({ lookup: relayLookup }),
  rate: { burst: 200, perSecond: 10 },
  handle: ({ body }) => lookAtRelay(body.lookup),
});
