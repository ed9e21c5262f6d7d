import 'server-only';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const secretBytes = 32;

/** A one-time value of 256 random bits: a state, a session id. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** What is kept of such a value. It is random, so a plain hash tells nothing about it. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ or how long they are. */
export function isSameSecret(shown: string, held: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(shown)), Buffer.from(hashOfSecret(held)));
}
