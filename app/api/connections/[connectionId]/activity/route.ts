import { z } from 'zod';
import { listActivity, mostActsOnPage } from '@/lib/server/activity';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const GET = route({
  access: 'admin',
  params: connectionParams,
  query: z.object({
    before: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(mostActsOnPage).default(50),
  }),
  handle: ({ params, query }) => listActivity(params.connectionId, query),
});
