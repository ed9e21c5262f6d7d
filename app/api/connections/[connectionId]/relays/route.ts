import { z } from 'zod';
import { relayHours } from '@/lib/relay/link';
import { longestParcel, parcelForm } from '@/lib/relay/parcel';
import { createRelay, listRelays } from '@/lib/server/relays';
import { route } from '@/lib/server/route';
import { connectionParams, relayLookup } from '@/lib/server/route-params';

const made = { lookup: relayLookup, hours: z.literal(relayHours) };

export const GET = route({ access: 'viewer', params: connectionParams, handle: ({ params }) => listRelays(params.connectionId) });

export const POST = route({
  access: 'operator',
  params: connectionParams,
  body: z.discriminatedUnion('purpose', [
    z.object({ purpose: z.literal('webex'), ...made }),
    z.object({
      purpose: z.literal('okta'),
      ...made,
      parcel: z.string().max(longestParcel).regex(parcelForm),
      credentialId: z.uuid(),
    }),
  ]),
  bodyLimit: 40_960,
  rate: { burst: 10, perSecond: 0.2 },
  handle: ({ params, body }) => createRelay(params.connectionId, body),
});
