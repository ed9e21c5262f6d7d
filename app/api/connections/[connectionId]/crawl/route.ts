import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { cancelCrawl, startCrawl } from '@/lib/server/snapshot';

export const POST = route({ access: 'operator', params: connectionParams, handle: ({ params }) => startCrawl(params.connectionId) });

export const DELETE = route({ access: 'operator', params: connectionParams, handle: ({ params }) => cancelCrawl(params.connectionId) });
