import { readCalendar } from '@/lib/server/calendar';
import { route } from '@/lib/server/route';
import { connectionParams, timeZoneQuery } from '@/lib/server/route-params';

export const GET = route({
  access: 'viewer',
  params: connectionParams,
  query: timeZoneQuery,
  handle: async ({ params, query }) => {
    const { text, fileName } = await readCalendar(params.connectionId, query.timeZone);
    return new Response(text, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
      },
    });
  },
});
