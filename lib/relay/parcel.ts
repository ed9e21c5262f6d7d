import { fromBase64url, toBase64url } from './base64url';

/** Bytes of the nonce. A link's key encrypts one parcel, so no nonce can meet itself. @see https://csrc.nist.gov/pubs/sp/800/38/d/final */
export const parcelNonceBytes = 12;

/** The longest parcel, in characters. A token of the greatest length that Onramp takes fits. */
export const longestParcel = 32_768;

/** The form of a parcel: version, nonce, and the encrypted token with its tag. */
export const parcelForm = /^v1\.[\w-]{16}\.[\w-]{22,}$/;

/** A parcel opens for the organization only that it was made for: what the reader pastes beside the token is what the sender saw. */
const boundTo = (organizationId: string) => new TextEncoder().encode(`onramp relay parcel v1 ${organizationId}`);

const algorithm = (nonce: Uint8Array<ArrayBuffer>, organizationId: string) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: boundTo(organizationId),
});

/** Encrypts a token. @param nonce 12 random bytes. */
export async function sealParcel(key: CryptoKey, organizationId: string, token: string, nonce: Uint8Array<ArrayBuffer>): Promise<string> {
  const sealed = await crypto.subtle.encrypt(algorithm(nonce, organizationId), key, new TextEncoder().encode(token));
  return `v1.${toBase64url(nonce)}.${toBase64url(new Uint8Array(sealed))}`;
}

/** Decrypts it. @returns `null`: another key, another organization, or something was changed. Never throws. */
export async function openParcel(key: CryptoKey, organizationId: string, parcel: string): Promise<string | null> {
  if (!parcelForm.test(parcel)) return null;
  const [nonce, sealed] = parcel.split('.').slice(1).map(fromBase64url);
  if (!nonce || !sealed) return null;
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(nonce, organizationId), key, sealed));
  } catch {
    return null;
  }
}
