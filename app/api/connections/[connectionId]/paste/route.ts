import { z } from 'zod';
import { pasteReply } from '@/lib/server/authorizations';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const POST = route({
  access: 'operator',
  params: connectionParams,
  body: z.object({ text: z.string() }),
  bodyLimit: 131_072,
  rate: { burst: 20, perSecond: 0.5 },
  handle: ({ params, body }) => pasteReply(params.connectionId, body.text),
});
