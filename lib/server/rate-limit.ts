import 'server-only';
import { StateError } from '@/lib/errors';

/** A bucket that holds `burst` requests and gains `perSecond` of them. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const buckets = new Map<string, Bucket>();
const mostBuckets = 10_000;

/**
 * Takes one request out of a bucket. Kept in memory, per process: it protects this process.
 *
 * @throws {StateError} `too-many-requests`, with the seconds until the next one.
 */
export function takeFrom(key: string, rate: Rate): void {
  const now = Date.now();
  const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now };
  const tokens = Math.min(rate.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate.perSecond);
  if (tokens < 1) {
    buckets.set(key, { tokens, at: now });
    throw new StateError('too-many-requests', `bucket ${key.split(' ', 1)[0]} is empty`, {
      retryAfterSeconds: (1 - tokens) / rate.perSecond,
    });
  }
  buckets.delete(key);
  buckets.set(key, { tokens: tokens - 1, at: now });
  // A Map keeps insertion order, so the first one is the one that was used longest ago.
  const oldest = buckets.size > mostBuckets ? buckets.keys().next().value : undefined;
  if (oldest !== undefined) buckets.delete(oldest);
}
