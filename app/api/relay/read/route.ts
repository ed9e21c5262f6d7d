import { z } from 'zod';
import { readRelay } from '@/lib/server/relay-visit';
import { route } from '@/lib/server/route';
import { relayLookup } from '@/lib/server/route-params';

/** No session: a link for the Okta administrator is the right to read what it carries, once. */
export const POST = route({
  access: 'public',
  body: z.object({ lookup: relayLookup }),
  rate: { burst: 200, perSecond: 1 },
  shared: 'relay-read',
  handle: ({ body }) => readRelay(body.lookup),
});
