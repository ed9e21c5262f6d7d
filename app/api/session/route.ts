import { endedSessionCookie } from '@/lib/server/auth';
import { route } from '@/lib/server/route';
import { endSession } from '@/lib/server/sessions';

/** Signs out: the session ends in the database first, so that a success means that it is over. */
export const DELETE = route({
  access: 'admin',
  handle: async ({ admin }) => {
    await endSession(admin.sessionHash);
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store', 'Set-Cookie': endedSessionCookie() } });
  },
});
