import { readChangeRecord } from '@/lib/server/change-record';
import { route } from '@/lib/server/route';
import { connectionParams } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  handle: async ({ params }) => {
    const { text, fileName } = await readChangeRecord(params.connectionId);
    return new Response(text, {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
      },
    });
  },
});
