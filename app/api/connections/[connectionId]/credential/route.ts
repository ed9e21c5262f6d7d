import { forgetToken } from '@/lib/server/credentials';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const DELETE = route({ access: 'admin', params: connectionParams, handle: ({ params }) => forgetToken(params.connectionId) });
