import { z } from 'zod';
import { pasteByRelay } from '@/lib/server/relay-visit';
import { route } from '@/lib/server/route';
import { relayLookup } from '@/lib/server/route-params';

/** No session: a link for the Webex administrator is the right to deposit what its own sign-in brought, and nothing else. */
export const POST = route({
  access: 'public',
  body: z.object({ lookup: relayLookup, text: z.string() }),
  bodyLimit: 131_072,
  rate: { burst: 30, perSecond: 0.5 },
  shared: 'relay-paste',
  handle: ({ body }) => pasteByRelay(body.lookup, body.text),
});
