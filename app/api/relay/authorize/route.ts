import { z } from 'zod';
import { authorizeByRelay } from '@/lib/server/relay-visit';
import { route } from '@/lib/server/route';
import { relayLookup } from '@/lib/server/route-params';

/** No session: a link for the Webex administrator is the right to begin a sign-in of its connection. */
export const POST = route({
  access: 'public',
  body: z.object({ lookup: relayLookup }),
  rate: { burst: 30, perSecond: 0.5 },
  shared: 'relay-authorize',
  handle: ({ body }) => authorizeByRelay(body.lookup),
});
