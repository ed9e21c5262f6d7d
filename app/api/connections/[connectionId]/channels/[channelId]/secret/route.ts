import { renewWebhookSecret } from '@/lib/server/channels';
import { route } from '@/lib/server/route';
import { channelParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: channelParams,
  handle: ({ params }) => renewWebhookSecret(params.connectionId, params.channelId),
});
