import { route } from '@/lib/server/route';

/** Says that this process answers; tells nothing else. */
export const GET = route({ access: 'public', handle: async () => ({ status: 'ok' }) });
