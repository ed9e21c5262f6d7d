import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { startServer } from '@/e2e/server';
import { deriveKeys } from '@/lib/server/keys';
import { onServer } from '@/lib/server/test-app';
import { mailReceiver, webhookReceiver } from './canary-receivers';
import type { Canary } from './canary-search';

const secret = () => randomBytes(32).toString('base64url');

type Ending = (end: () => Promise<unknown>) => void;

/**
 * Starts Onramp with a secret in every setting that takes one, a mail server and a webhook's receiver.
 *
 * @param onEnd does something when all is over; what comes last is done first.
 */
export async function startWithSecrets(engine: 'sqlite' | 'postgres', port: number, onEnd: Ending) {
  const given = { key: randomBytes(32).toString('base64'), metrics: secret(), password: secret(), path: secret(), wrongPath: secret() };
  const mails = await mailReceiver({ user: 'onramp', password: given.password });
  const webhooks = await webhookReceiver(`/in/${given.path}`);
  onEnd(mails.stop);
  onEnd(webhooks.stop);
  const env: Record<string, string> = {
    PORT: String(port),
    ONRAMP_SANDBOX: 'on',
    LOG_LEVEL: 'debug',
    ONRAMP_KEY: given.key,
    ONRAMP_METRICS_TOKEN: given.metrics,
    ONRAMP_SMTP_URL: `smtp://onramp:${given.password}@127.0.0.1:${mails.port}`,
    ONRAMP_MAIL_FROM: 'onramp@example.com',
  };
  if (engine === 'postgres') {
    await onServer(inject('postgresUrl'), 'create database canary');
    env.DATABASE_URL = `${inject('postgresUrl')}/canary`;
  }
  const server = await startServer({ port, env });
  onEnd(async () => {
    await server.stop();
    server.remove();
  });
  const keys = deriveKeys(Buffer.from(given.key, 'base64'));
  const canaries: Canary[] = [
    { name: 'master key', value: given.key },
    { name: 'sealing key', value: keys.seal.toString('base64') },
    { name: 'session key', value: keys.session },
    { name: 'metrics token', value: given.metrics },
    { name: 'mail password', value: given.password },
    { name: 'mail login', value: `\0onramp\0${given.password}` },
    { name: 'webhook path', value: given.path },
    { name: 'webhook path that fails', value: given.wrongPath },
  ];
  if (env.DATABASE_URL) canaries.push({ name: 'database password', value: new URL(env.DATABASE_URL).password });
  return { given, mails, webhooks, env, server, canaries };
}
