import { readTeam } from '@/lib/server/members';
import { route } from '@/lib/server/route';

/** Who may come in, and which sessions are open: an owner sees everybody's, others their own. */
export const GET = route({ access: 'viewer', handle: readTeam });
