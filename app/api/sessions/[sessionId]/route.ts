import { endListedSession, readTeam } from '@/lib/server/members';
import { route } from '@/lib/server/route';
import { sessionParams } from '@/lib/server/route-params';

/** Ends a session that the team's page lists. */
export const DELETE = route({
  access: 'viewer',
  params: sessionParams,
  handle: async ({ params }) => {
    await endListedSession(params.sessionId);
    return readTeam();
  },
});
