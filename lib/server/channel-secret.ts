import 'server-only';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StateError } from '@/lib/errors';
import type { Keys } from './keys';
import { channelPlace } from './places';
import { open, seal } from './vault';

const schema = z.object({ url: z.string(), secret: z.string() });

/** Where a webhook is and what its messages are signed with. The URL is a secret as well: many receivers know a sender by it alone. */
export type WebhookSecret = Readonly<z.infer<typeof schema>>;

const secretBytes = 32;

/** A signing secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64 (github.com/standard-webhooks, seen 2026-11). */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString('base64')}`;
}

/** What a channel's `sealed_secret` holds. Opens for the same channel only. */
export function sealWebhook(keys: Keys, channelId: string, { url, secret }: WebhookSecret): string {
  return seal(keys, channelPlace({ id: channelId }), JSON.stringify({ url, secret }));
}

/**
 * Opens what {@link sealWebhook} made for this channel.
 *
 * @throws {StateError} `seal-broken`: nothing is sealed, or it was sealed with another key or for another channel.
 */
export function openWebhook(keys: Keys, channel: Readonly<{ id: string; sealed_secret: string | null }>): WebhookSecret {
  if (channel.sealed_secret === null) throw new StateError('seal-broken', 'the channel holds no sealed webhook');
  return schema.parse(JSON.parse(open(keys, channelPlace(channel), channel.sealed_secret)));
}
