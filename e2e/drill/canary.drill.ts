import { randomBytes } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import type { ChannelsView } from '@/lib/notice/channel';
import { askAmiss, capture, connect, WatchedClient } from './canary-life';
import { emptySinks } from './canary-marks';
import { findCanaries, type Sink } from './canary-search';
import { backupSinks, fileSinks, metricsSink, pageSinks, tableSinks } from './canary-sinks';
import { startWithSecrets } from './canary-start';
import { post } from './trial';

const sink = (name: string, content: string): Sink => ({ name, content: Buffer.from(content) });

/** Adds a channel and sends a test through it. */
async function addChannel(client: WatchedClient, id: string, kind: 'email' | 'webhook', address: string): Promise<void> {
  const channels = `/api/connections/${id}/channels`;
  const added = await client.json<ChannelsView>('POST', channels, { kind, address, timeZone: 'Europe/Oslo', forAll: true });
  if (added.secret) client.canaries.push({ name: 'signing secret', value: added.secret.value.replace(/^whsec_/, '') });
  await client.json('POST', `${channels}/${added.channels.at(-1)?.id}/test`, {});
}

/** Listens to a connection for as long as the server runs. @returns what it heard so far. */
async function listen(client: WatchedClient, id: string): Promise<() => string> {
  let heard = '';
  const { body } = await client.send('GET', `/api/connections/${id}/events`);
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) heard += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  return () => heard;
}

it('finds a secret in every disguise', () => {
  const canary = { name: 'secret', value: randomBytes(32).toString('base64') };
  const login = Buffer.from(`\0someone\0${canary.value}`).toString('base64');
  const { value } = canary;
  const disguises = [
    value,
    `Bearer ${value}.`,
    encodeURIComponent(value),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('base64url'),
    `AUTH PLAIN ${login}`,
    ...['', 'a', 'bc'].map((before) => Buffer.from(`${before}${value}`, 'latin1').toString('base64')),
    Buffer.from(value, 'base64').toString('hex').toUpperCase(),
    `${value.slice(0, 20)}=\r\n${value.slice(20)}`,
    `${value.slice(0, 20)}\r\n ${value.slice(20)}`,
    `It begins with ${value.slice(0, 24)}…`,
    `It ends with …${value.slice(-24)}`,
  ];
  const leaky = disguises.map((content, place) => sink(String(place), content));
  expect(findCanaries(leaky, [canary])).toEqual(leaky.map(({ name }) => `secret in ${name}`));
  expect(findCanaries([{ name: 'bytes', content: Buffer.from(value, 'base64') }], [canary])).toEqual(['secret in bytes']);
  expect(findCanaries([sink('other', randomBytes(32).toString('base64'))], [canary])).toEqual([]);
});

it.concurrent.for([
  { engine: 'sqlite', port: 3105 },
  { engine: 'postgres', port: 3106 },
] as const)('keeps every secret out of everything that leaves Onramp on $engine', async ({ engine, port }, { expect, onTestFinished }) => {
  const { given, mails, webhooks, env, server, canaries } = await startWithSecrets(engine, port, (end) =>
    onTestFinished(async () => void (await end())),
  );
  const client = new WatchedClient(port);
  await client.signIn(server.dataDir);
  const { trial, ...first } = await connect(client, 'short-lived', 'first');
  const { id } = trial;
  const heard = await listen(client, id);
  for (const purpose of ['reveal', 'copy']) {
    const shown = await client.json('POST', `/api/connections/${id}/credential/reveal`, { purpose });
    expect(shown).toEqual({ token: first.token });
  }
  await addChannel(client, id, 'email', 'admin@example.com');
  await addChannel(client, id, 'email', 'refused@example.com');
  await addChannel(client, id, 'webhook', `http://127.0.0.1:${webhooks.port}/in/${given.path}`);
  await addChannel(client, id, 'webhook', `http://127.0.0.1:${webhooks.port}/in/${given.wrongPath}`);

  trial.renewal = (await post(trial, '/renewals')).renewal?.id ?? '';
  const second = await capture(trial, 'short-lived', 'second');
  await vi.waitUntil(async () => (await client.view(id)).renewal?.credential?.status === 'pending', { timeout: 10_000 });
  const whileRenewing = (await pageSinks(client, id)).filter(({ name }) => name !== 'channels');
  await client.json('DELETE', `/api/connections/${id}/renewals/${trial.renewal}`);
  const refusals = await askAmiss(trial, second.token);
  // Its checks fail. The channels of all connections tell about it as well.
  const other = await connect(client, 'read-only-admin', 'other');
  const { channels } = await client.json<ChannelsView>('GET', `/api/connections/${other.trial.id}/channels`);
  for (const channel of channels) await post(other.trial, `/channels/${channel.id}/test`);
  const told = () => mails.received.length >= 2 && webhooks.received.length >= 4;
  await vi.waitUntil(told, { timeout: 30_000, interval: 50 });
  const settled = async () => {
    const { channels } = await client.json<ChannelsView>('GET', `/api/connections/${id}/channels`);
    return channels.flatMap(({ deliveries }) => deliveries).every(({ detail }) => detail !== null);
  };
  await vi.waitUntil(settled, { timeout: 10_000, interval: 50 });

  const sinks = [
    ...whileRenewing,
    ...(await pageSinks(client, id)),
    await metricsSink(client.origin, given.metrics),
    ...(await backupSinks(server.dataDir, env)),
    ...(env.DATABASE_URL ? await tableSinks(env.DATABASE_URL) : []),
    ...fileSinks('running', server.dataDir),
    sink('mails', mails.received.join('\n')),
    sink('webhooks', webhooks.received.join('\n')),
    sink('events', heard()),
    sink('refusals', refusals),
  ];
  const { credential, name } = await client.view(id);
  const { name: otherName } = await client.view(other.trial.id);
  await server.stop();
  sinks.push(sink('log', server.output()), ...fileSinks('stopped', server.dataDir));
  canaries.push(...client.canaries, ...first.canaries, ...second.canaries, ...other.canaries);
  expect(canaries.filter(({ value }) => value.length < 24).map(({ name }) => name)).toEqual([]);
  expect(emptySinks(sinks, { id, name, otherName, fingerprint: credential?.fingerprint ?? 'none' })).toEqual([]);

  const finds = findCanaries(sinks, canaries);
  const bytes = sinks.reduce((sum, { content }) => sum + content.length, 0);
  process.stdout.write(`${engine}: ${sinks.length} sinks, ${bytes} bytes, ${canaries.length} canaries, ${finds.length} finds\n`);
  expect(canaries.map(({ name }) => name)).toEqual(expect.arrayContaining(['launch secret', 'session cookie', 'signing secret']));
  expect(finds).toEqual([]);
  // The one secret that is printed on purpose shows that the search would have seen the others.
  const [, printed = ''] = /#key=(\S+)/.exec(server.output()) ?? [];
  expect(findCanaries(sinks, [{ name: 'printed link', value: printed }])).toEqual(['printed link in log']);
});
