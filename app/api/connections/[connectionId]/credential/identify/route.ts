import { identifyAgain } from '@/lib/server/identify';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: connectionParams,
  rate: { burst: 10, perSecond: 0.5 },
  handle: ({ params }) => identifyAgain(params.connectionId),
});
