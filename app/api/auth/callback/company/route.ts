import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth';
import { companyId } from '@/lib/server/company-sign-in';
import { route } from '@/lib/server/route';

/**
 * Where the company's provider sends people back to. The only address of the API that may be navigated to from another site: what arrives
 * counts only with the cookies of the sign-in that this very browser began.
 */
export const GET = route({
  access: 'landing',
  rate: { burst: 60, perSecond: 2 },
  handle: async ({ request }) => NextAuth(await authOptions())(request, { params: Promise.resolve({ nextauth: ['callback', companyId] }) }),
});
