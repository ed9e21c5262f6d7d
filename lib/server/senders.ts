import 'server-only';
import type { App } from './app';
import { openWebhook } from './channel-secret';
import { settings } from './env';
import { makeMailSender } from './send-mail';
import { makeWebhookSender } from './send-webhook';
import type { Senders } from './sender';

/** The senders of this installation: its mail server, and webhooks whose secrets its keys open. */
export function senders({ keys }: App): Senders {
  return {
    email: makeMailSender(settings().mail),
    webhook: makeWebhookSender((channel) => openWebhook(keys, channel)),
  };
}
