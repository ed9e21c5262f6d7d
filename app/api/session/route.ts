import { endedSessionCookie } from '@/lib/server/auth';
import { readOwnSession } from '@/lib/server/proof';
import { route } from '@/lib/server/route';
import { endSession } from '@/lib/server/sessions';

/** Who is signed in, and how they prove anew who they are. */
export const GET = route({ access: 'viewer', handle: ({ admin }) => readOwnSession(admin) });

/** Signs out: the session ends in the database first, so that a success means that it is over. */
export const DELETE = route({
  access: 'viewer',
  handle: async ({ admin }) => {
    await endSession(admin.sessionHash);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store', 'Set-Cookie': endedSessionCookie() } });
  },
});
