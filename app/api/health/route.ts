import { app } from '@/lib/server/app';
import { askDatabase } from '@/lib/server/db/client';
import { route } from '@/lib/server/route';

/** Says that this process answers and has its database; tells nothing else. */
export const GET = route({
  access: 'public',
  handle: async () => {
    await askDatabase((await app()).db);
    return { status: 'ok' };
  },
});
