import { leaveProof, newProof } from '@/components/connection/leave-proof';
import { keepProof } from '@/components/connection/proof';

/** A key that Onramp could not look at, or not yet, is still good. */
function orThrow(reply: Response): Response {
  if (reply.status >= 500) throw new Error(`sign-in answered ${reply.status}`);
  return reply;
}

/** Signs in with a launch key. False when the key does not work. Throws when Onramp could not say. */
export async function signInWithKey(key: string): Promise<boolean> {
  const reply = orThrow(await fetch('/api/auth/csrf', { cache: 'no-store' }));
  if (!reply.ok) return false;
  const { csrfToken }: { csrfToken: string } = await reply.json();
  const proof = newProof();
  const body = new URLSearchParams({ key, proof, csrfToken, json: 'true' });
  const { ok } = orThrow(await fetch('/api/auth/callback/launch', { method: 'POST', body }));
  if (ok) keepProof(proof);
  return ok;
}

/** What is left to do in a window that comes back from the company's sign-in. */
export const arrive = (): Promise<boolean> => leaveProof();
