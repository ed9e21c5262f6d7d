import { StateError } from '@/lib/errors';
import { settings } from '@/lib/server/env';
import { readMetrics } from '@/lib/server/metrics';
import { route } from '@/lib/server/route';
import { isSameSecret } from '@/lib/server/secret';

const unauthorized = () =>
  new Response('The scraper’s token is missing or another one.\n', {
    status: 401,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'WWW-Authenticate': 'Bearer realm="metrics"' },
  });

/** What Prometheus scrapes. Where no token is set there is no such address. */
export const GET = route({
  access: 'public',
  // Nobody can guess the token, and a limit would let strangers keep the scraper out.
  rate: null,
  handle: async ({ request }) => {
    const { metricsToken } = settings();
    if (metricsToken === null) throw new StateError('not-found', 'no metrics token is set');
    const [, shown] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!shown || !isSameSecret(shown, metricsToken)) return unauthorized();
    const { text, contentType } = await readMetrics(Date.now());
    return new Response(text, { headers: { 'Content-Type': contentType, 'Cache-Control': 'no-store' } });
  },
});
