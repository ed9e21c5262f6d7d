import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { ConnectionView } from '@/lib/connection';
import { OnrampError } from '@/lib/errors';
import { requireAdminPage } from '@/lib/server/auth';
import { getConnection } from '@/lib/server/connections';

/** The connection that an address names, once per request; unknown ones do not exist, and signed-out people go to the sign-in. */
export const openConnection = cache(async (connectionId: string): Promise<ConnectionView> => {
  await requireAdminPage();
  try {
    return await getConnection(connectionId);
  } catch (error) {
    if (error instanceof OnrampError && error.code === 'not-found') notFound();
    throw error;
  }
});
