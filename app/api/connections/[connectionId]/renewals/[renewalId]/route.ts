import { abandonRenewal } from '@/lib/server/renewals';
import { route } from '@/lib/server/route';
import { renewalParams } from '@/lib/server/route-params';

export const DELETE = route({
  access: 'operator',
  params: renewalParams,
  handle: ({ params }) => abandonRenewal(params.connectionId, params.renewalId),
});
