import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth';
import { route } from '@/lib/server/route';
import { nextAuthParams } from '@/lib/server/route-params';

/** next-auth behind our own door: host and origin are checked first. */
const handler = route({
  access: 'embedded',
  params: nextAuthParams,
  rate: { burst: 300, perSecond: 5 },
  // Asked of the database before next-auth burns anything: while that is away no key is lost.
  shared: 'sign-in',
  handle: async ({ request, params }) => NextAuth(await authOptions())(request, { params: Promise.resolve(params) }),
});

export { handler as GET, handler as POST };
