import { app } from '@/lib/server/app';
import { route } from '@/lib/server/route';

/** Says that this process answers and has its database; tells nothing else. */
export const GET = route({
  access: 'public',
  handle: async () => {
    await app();
    return { status: 'ok' };
  },
});
