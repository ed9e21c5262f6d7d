import { forgetProof } from '@/components/connection/proof';

/** Ends the session on the server. Throws unless it is over. */
export async function signOut(): Promise<void> {
  const { ok, status } = await fetch('/api/session', { method: 'DELETE' });
  if (!ok && status !== 401) throw new Error(`sign-out answered ${status}`);
  forgetProof();
}
