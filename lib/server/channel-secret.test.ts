import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, openWebhook, sealWebhook } from './channel-secret';
import { deriveKeys } from './keys';

const keys = deriveKeys(randomBytes(32));
const webhook = { url: 'https://hooks.example.com/a', secret: newWebhookSecret() };
const broken = expect.objectContaining({ code: 'seal-broken' });

describe('a webhook’s secret', () => {
  it('is a new one of 32 bytes each time, as the library reads it', () => {
    const secret = newWebhookSecret();
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(secret);
    expect(() => new Webhook(secret)).not.toThrow();
  });

  it('opens for its own channel', () => {
    const sealed = sealWebhook(keys, 'channel-1', webhook);
    expect(sealed).not.toContain('hooks.example.com');
    expect(openWebhook(keys, { id: 'channel-1', sealed_secret: sealed })).toEqual(webhook);
  });

  it.each([
    ['another channel', { id: 'channel-2', sealed_secret: sealWebhook(keys, 'channel-1', webhook) }],
    ['another key', { id: 'channel-1', sealed_secret: sealWebhook(deriveKeys(randomBytes(32)), 'channel-1', webhook) }],
    ['nothing sealed', { id: 'channel-1', sealed_secret: null }],
  ])('does not open with %s', (_name, channel) => {
    expect(() => openWebhook(keys, channel)).toThrow(broken);
  });
});
