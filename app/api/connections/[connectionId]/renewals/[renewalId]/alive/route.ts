import { confirmAlive } from '@/lib/server/renewals';
import { route } from '@/lib/server/route';
import { renewalParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: renewalParams,
  handle: ({ params }) => confirmAlive(params.connectionId, params.renewalId),
});
