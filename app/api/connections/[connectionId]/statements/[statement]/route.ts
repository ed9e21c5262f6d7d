import { z } from 'zod';
import { setStatement } from '@/lib/server/connections';
import { route } from '@/lib/server/route';
import { statementParams } from '@/lib/server/route-params';

export const PUT = route({
  access: 'operator',
  params: statementParams,
  body: z.object({ confirmed: z.boolean() }),
  handle: ({ params, body }) => setStatement(params.connectionId, params.statement, body.confirmed),
});
