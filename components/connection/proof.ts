const key = 'onramp.proof';
const header = 'x-onramp-proof';

/** What a request adds that needs more than the cookie: the secret of this window, which other servers of this host never see. */
export function proofHeaders(): Record<string, string> {
  const held = sessionStorage.getItem(key);
  return held ? { [header]: held } : {};
}

/** Keeps what was taken for a proof, in this window alone. */
export const keepProof = (proof: string): void => sessionStorage.setItem(key, proof);

/** Forgets it, with the session. */
export const forgetProof = (): void => sessionStorage.removeItem(key);
