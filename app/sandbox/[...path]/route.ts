import { route } from '@/lib/server/route';
import { sandboxResponse } from '@/lib/server/sandbox';

/** The sandbox plays other hosts; it is behind our door all the same. */
const handler = route({ access: 'embedded', rate: { burst: 2_000, perSecond: 200 }, handle: ({ request }) => sandboxResponse(request) });

export { handler as GET, handler as POST };
