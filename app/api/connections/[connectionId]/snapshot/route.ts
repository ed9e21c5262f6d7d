import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';
import { readSnapshot, turnOffSnapshot, turnOnSnapshot } from '@/lib/server/snapshot';

export const GET = route({ access: 'viewer', params: connectionParams, handle: ({ params }) => readSnapshot(params.connectionId) });

export const PUT = route({ access: 'operator', params: connectionParams, handle: ({ params }) => turnOnSnapshot(params.connectionId) });

export const DELETE = route({ access: 'owner', params: connectionParams, handle: ({ params }) => turnOffSnapshot(params.connectionId) });
