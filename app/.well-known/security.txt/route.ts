import { StateError } from '@/lib/errors';
import { securityText } from '@/lib/security-text';
import { settings } from '@/lib/server/env';
import { route } from '@/lib/server/route';

/** Whom to tell about a weakness of this installation. Where nobody is named there is no such address. */
export const GET = route({
  access: 'public',
  handle: async () => {
    const { securityContact, publicUrl } = settings();
    if (securityContact === null) throw new StateError('not-found', 'no security contact is set');
    return new Response(securityText(securityContact, publicUrl, Date.now()), {
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  },
});
