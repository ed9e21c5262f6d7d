import { StateError } from '@/lib/errors';
import { bearerWanted, showsBearer } from '@/lib/server/bearer';
import { settings } from '@/lib/server/env';
import { route } from '@/lib/server/route';
import { readStatus } from '@/lib/server/status';

/** How this process fares, part by part, for whoever runs it. Where no token is set there is no such address. */
export const GET = route({
  access: 'public',
  // As for the scraper.
  rate: null,
  handle: async ({ request }) => {
    const { healthToken } = settings();
    if (healthToken === null) throw new StateError('not-found', 'no health token is set');
    if (!showsBearer(request, healthToken)) return bearerWanted('health');
    const status = await readStatus(Date.now());
    return Response.json(status, { status: status.state === 'down' ? 503 : 200, headers: { 'Cache-Control': 'no-store' } });
  },
});
