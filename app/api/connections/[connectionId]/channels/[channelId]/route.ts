import { z } from 'zod';
import { removeChannel, switchChannel } from '@/lib/server/channels';
import { route } from '@/lib/server/route';
import { channelParams } from '@/lib/server/route-params';

export const PATCH = route({
  access: 'operator',
  params: channelParams,
  body: z.object({ enabled: z.boolean() }),
  handle: ({ params, body }) => switchChannel(params.connectionId, params.channelId, body.enabled),
});

export const DELETE = route({
  access: 'operator',
  params: channelParams,
  handle: ({ params }) => removeChannel(params.connectionId, params.channelId),
});
