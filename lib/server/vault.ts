import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { StateError } from '@/lib/errors';
import type { Keys } from './keys';

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** Where a sealed value belongs. It is authenticated with the value: moved elsewhere, or with any of this changed, it does not open. */
export interface Place {
  readonly purpose: 'token' | 'canary' | 'fingerprint-key' | 'webhook';
  readonly row: string;
  readonly organizationId: string;
  readonly connectionId: string;
  readonly environment: string;
}

const associatedData = (keyId: string, place: Place) =>
  Buffer.from(JSON.stringify([version, keyId, place.purpose, place.row, place.organizationId, place.connectionId, place.environment]));

/** Seals a text with the current key and AES-256-GCM. The envelope is `version.keyId.nonce.ciphertext‖tag`, base64url. */
export function seal(keys: Keys, place: Place, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(keys.id, place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [version, keys.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** The bytes of a text that {@link seal} wrote. Node reads over what is not base64url, and one value must not have many spellings. */
function toBytes(text: string | undefined): Buffer | null {
  const bytes = Buffer.from(text ?? '', 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/**
 * Opens what {@link seal} made for the same place, with the current key or a former one.
 *
 * @throws {StateError} `seal-broken`: a key that is not among ours, another place, or a changed envelope.
 */
export function open(keys: Keys, place: Place, envelope: string): string {
  const [givenVersion, keyId, nonceText, body, ...rest] = envelope.split('.');
  const [nonce, sealed] = [toBytes(nonceText), toBytes(body)];
  if (givenVersion !== version || nonce?.length !== nonceBytes || rest.length > 0 || !sealed || sealed.length < tagBytes) {
    throw new StateError('seal-broken', 'the envelope is not one of ours');
  }
  const key = keys.ring.get(keyId ?? '');
  // A name that is none may be anything, and a message goes to the log.
  const named = /^[0-9a-f]{8}$/.test(keyId ?? '') ? keyId : 'of no name';
  if (!key) throw new StateError('seal-broken', `sealed with key ${named}, this is key ${keys.id}`);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.seal, nonce, { authTagLength: tagBytes });
    decipher.setAAD(associatedData(key.id, place));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new StateError('seal-broken', 'the envelope does not open at this place', { cause });
  }
}

/** Which key sealed an envelope; empty when it is none. */
export function keyIdOf(envelope: string): string {
  const [givenVersion, keyId] = envelope.split('.');
  return givenVersion === version ? (keyId ?? '') : '';
}

/** A keyed fingerprint that recognises the same token again without telling anything about it; eight hexadecimal characters. */
export function fingerprintOf(keys: Keys, token: string): string {
  return createHmac('sha256', keys.fingerprint).update(token).digest('hex').slice(0, 8);
}
