import { revokeRelay } from '@/lib/server/relays';
import { route } from '@/lib/server/route';
import { relayParams } from '@/lib/server/route-params';

export const DELETE = route({
  access: 'operator',
  params: relayParams,
  handle: ({ params }) => revokeRelay(params.connectionId, params.relayId),
});
