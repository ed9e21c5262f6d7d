import { fromBase64url, toBase64url } from './base64url';

/** Bytes of a link's secret. */
export const relaySecretBytes = 32;

/** What is made of a link's secret. Neither tells anything about the other, or about the secret. */
export interface RelayKeys {
  /** What the server finds the link by; 32 bytes in base64url. */
  readonly lookup: string;
  /** What the token is encrypted with. It never leaves a browser, and cannot be read out of this one. */
  readonly key: CryptoKey;
}

const label = (purpose: string) => new TextEncoder().encode(`onramp relay 1 ${purpose}`);

/**
 * Derives both from the secret: HKDF with SHA-256, a label for each use, and no salt, since the secret is uniformly random.
 *
 * @param secret 32 bytes in base64url, as in the link.
 * @throws {RangeError} it is none.
 * @see https://www.rfc-editor.org/rfc/rfc5869#section-3.1
 */
export async function deriveRelayKeys(secret: string): Promise<RelayKeys> {
  const bytes = fromBase64url(secret);
  if (bytes?.byteLength !== relaySecretBytes) throw new RangeError('not the secret of a relay link');
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const use = (purpose: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: label(purpose) });
  const [lookup, key] = await Promise.all([
    crypto.subtle.deriveBits(use('lookup'), root, 256),
    crypto.subtle.deriveKey(use('token'), root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ]);
  return { lookup: toBase64url(new Uint8Array(lookup)), key };
}
