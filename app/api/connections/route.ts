import { z } from 'zod';
import { listConnections } from '@/lib/server/connection-list';
import { createConnection } from '@/lib/server/connections';
import { route } from '@/lib/server/route';
import { environmentNames } from '@/lib/webex/environments';

export const GET = route({ access: 'viewer', handle: async () => ({ connections: await listConnections() }) });

export const POST = route({
  access: 'operator',
  body: z.object({ environment: z.enum(environmentNames) }),
  handle: async ({ body }) =>
    Response.json(await createConnection(body.environment), { status: 201, headers: { 'Cache-Control': 'no-store' } }),
});
