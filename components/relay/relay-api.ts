import { ask } from '@/components/connection/api';
import type { RelayView } from '@/lib/relay/link';

/** What a link may ask of Onramp. The secret itself is in none of it. */
export const relayApi = {
  look: (lookup: string) => ask<RelayView>('POST', '/relay/look', { lookup }),
  authorize: (lookup: string) => ask<{ url: string; expiresAt: number }>('POST', '/relay/authorize', { lookup }),
  paste: (lookup: string, text: string) => ask<RelayView>('POST', '/relay/paste', { lookup, text }),
  read: async (lookup: string) => (await ask<{ parcel: string }>('POST', '/relay/read', { lookup })).parcel,
};
