import { keepProof } from './proof';

/** 256 random bits. */
export function newProof(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');
}

/** Leaves this window's proof, right after a sign-in or with a launch key. @returns whether it was taken. */
export async function leaveProof(launchKey?: string): Promise<boolean> {
  const proof = newProof();
  const { ok } = await fetch('/api/session/proof', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(launchKey === undefined ? { proof } : { proof, key: launchKey }),
  });
  if (ok) keepProof(proof);
  return ok;
}
