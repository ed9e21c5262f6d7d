import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth';
import { companyId } from '@/lib/server/company-sign-in';
import { route } from '@/lib/server/route';

/** next-auth sends a failure to a page of its own, which another site may not lead to here; that one would only lead on to ours. */
function straightToOurs(reply: Response): Response {
  const { pathname, search } = new URL(reply.headers.get('location') ?? '/', 'http://localhost');
  if (pathname !== '/api/auth/error') return reply;
  const headers = new Headers(reply.headers);
  headers.set('location', `/sign-in${search}`);
  return new Response(null, { status: 302, headers });
}

/**
 * Where the company's provider sends people back to. The only address of the API that may be navigated to from another site: what arrives
 * counts only with the cookies of the sign-in that this very browser began.
 */
export const GET = route({
  access: 'landing',
  rate: { burst: 60, perSecond: 2 },
  handle: async ({ request }) =>
    straightToOurs(await NextAuth(await authOptions())(request, { params: Promise.resolve({ nextauth: ['callback', companyId] }) })),
});
