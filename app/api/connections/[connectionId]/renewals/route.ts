import { startRenewal } from '@/lib/server/renewals';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({ access: 'operator', params: connectionParams, handle: ({ params }) => startRenewal(params.connectionId) });
