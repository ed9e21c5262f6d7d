import { route } from '@/lib/server/route';
import { sandboxResponse } from '@/lib/server/sandbox';

/** The sandbox plays other hosts; it is behind our door all the same. */
const handler = route({
  access: 'embedded',
  // Its Okta speaks to its SCIM over HTTP, as the real ones do.
  programs: true,
  // A pushed group names all of its members.
  bodyLimit: 524_288,
  rate: { burst: 2_000, perSecond: 200 },
  handle: ({ request }) => sandboxResponse(request),
});

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST, handler as PUT };
