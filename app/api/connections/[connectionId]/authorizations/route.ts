import { cancelAuthorization, issueAuthorization } from '@/lib/server/authorizations';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: connectionParams,
  handle: ({ params }) => issueAuthorization(params.connectionId),
});

export const DELETE = route({
  access: 'operator',
  params: connectionParams,
  handle: ({ params }) => cancelAuthorization(params.connectionId),
});
