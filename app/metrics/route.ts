import { StateError } from '@/lib/errors';
import { bearerWanted, showsBearer } from '@/lib/server/bearer';
import { settings } from '@/lib/server/env';
import { readMetrics } from '@/lib/server/metrics';
import { route } from '@/lib/server/route';

/** What Prometheus scrapes. Where no token is set there is no such address. */
export const GET = route({
  access: 'public',
  // Nobody can guess the token, and a limit would let strangers keep the scraper out.
  rate: null,
  handle: async ({ request }) => {
    const { metricsToken } = settings();
    if (metricsToken === null) throw new StateError('not-found', 'no metrics token is set');
    if (!showsBearer(request, metricsToken)) return bearerWanted('metrics');
    const { text, contentType } = await readMetrics(Date.now());
    return new Response(text, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  },
});
