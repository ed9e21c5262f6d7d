import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { app } from './app';
import { openWebhook } from './channel-secret';
import {
  addChannel,
  listChannels,
  mostChannels,
  type NewChannel,
  removeChannel,
  renewWebhookSecret,
  switchChannel,
  testChannel,
} from './channels';
import { createConnection } from './connections';
import { raiseNotice } from './notices';
import { engines, openTestApp, type TestApp } from './test-app';

const mail: NewChannel = { kind: 'email', address: 'it-team@example.com', timeZone: 'Europe/Berlin', forAll: false };
const hook: NewChannel = { kind: 'webhook', address: 'https://hooks.example.com/in/not-for-logs', timeZone: 'UTC', forAll: false };

describe.each(engines)('channels on %s', (engine) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(engine, { ONRAMP_SMTP_URL: 'smtp://mail.example.com', ONRAMP_MAIL_FROM: 'onramp@example.com' });
  });
  afterAll(() => test.close());

  const fresh = async () => (await test.asAdmin(() => createConnection('sandbox'))).id;
  const add = (id: string, channel: NewChannel) => test.asAdmin(() => addChannel(id, channel));
  const list = (id: string) => test.asAdmin(() => listChannels(id));
  const acts = async (id: string) =>
    (await (await app()).db.selectFrom('audit').select(['action', 'subject']).where('connection_id', '=', id).orderBy('id').execute()).map(
      ({ action, subject }) => `${action} ${subject}`,
    );
  const facts = {
    connectionName: 'Halden',
    environmentLabel: 'Sandbox',
    organizationId: null,
    fingerprint: null,
    expiresAt: null,
    threshold: 30,
    health: null,
  };
  const raise = async (connectionId: string, subject = '30', at = Date.now()) =>
    raiseNotice((await app()).db, { connectionId, kind: 'reminder', subject, facts, at });

  it('show a mail address whole, and of a webhook the host only', async () => {
    const id = await fresh();
    await add(id, mail);
    const { channels, secret } = await add(id, hook);
    expect(channels.map(({ address, enabled }) => [address, enabled])).toEqual([
      ['it-team@example.com', true],
      ['hooks.example.com', true],
    ]);
    expect(secret?.value).toMatch(/^whsec_/);
    expect(JSON.stringify(await list(id))).not.toContain('not-for-logs');
    expect(JSON.stringify(await list(id))).not.toContain(secret?.value);
    expect((await acts(id)).slice(-2)).toEqual(['channel-added e-mail it-team@example.com', 'channel-added webhook hooks.example.com']);
    const { db, keys } = await app();
    const row = await db
      .selectFrom('channels')
      .selectAll()
      .where('id', '=', secret?.channelId ?? '')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('not-for-logs');
    expect(openWebhook(keys, row)).toEqual({ url: 'https://hooks.example.com/in/not-for-logs', secret: secret?.value });
  });

  it.each([
    [{ ...mail, address: 'it-team' }, 'mail-address-wrong'],
    [{ ...mail, address: 'a@example.com, b@example.com' }, 'mail-address-wrong'],
    [{ ...mail, address: 'a@example.com\r\nBcc: b@example.com' }, 'mail-address-wrong'],
    [{ ...hook, address: 'http://hooks.example.com/' }, 'webhook-url-wrong'],
    [{ ...hook, address: 'https://ada:pw@hooks.example.com/' }, 'webhook-url-wrong'],
    [{ ...hook, address: 'hooks.example.com' }, 'webhook-url-wrong'],
  ] as const)('refuse %j', async (channel, code) => {
    const id = await fresh();
    await expect(add(id, channel)).rejects.toMatchObject({ code });
    expect((await list(id)).channels).toEqual([]);
  });

  it('are told when they are switched on, and once', async () => {
    const id = await fresh();
    const { channels } = await add(id, mail);
    await add(id, hook);
    await test.asAdmin(() => switchChannel(id, channels[0]?.id ?? '', false));
    expect(await raise(id)).toHaveLength(1);
    expect(await raise(id)).toEqual([]);
    await test.asAdmin(() => switchChannel(id, channels[0]?.id ?? '', true));
    expect(await raise(id)).toHaveLength(1);
    const view = await list(id);
    expect(view.channels.map(({ deliveries }) => deliveries.map(({ status, threshold }) => [status, threshold]))).toEqual([
      [['queued', 30]],
      [['queued', 30]],
    ]);
  });

  it('are told anew of what a clock ahead of its time had raised', async () => {
    const id = await fresh();
    await add(id, mail);
    const now = Date.now();
    expect(await raise(id, '0', now + 365 * 86_400_000)).toHaveLength(1);
    expect(await raise(id, '0', now)).toHaveLength(1);
    expect(await raise(id, '0', now + 1)).toEqual([]);
  });

  it('for all connections are told about each, and not shown what another was told', async () => {
    const [one, two] = [await fresh(), await fresh()];
    const { channels } = await add(one, { ...mail, forAll: true });
    expect((await list(two)).channels).toMatchObject([{ id: channels[0]?.id, forAll: true }]);
    await raise(one);
    await raise(two);
    expect((await list(two)).channels[0]?.deliveries).toHaveLength(1);
    await test.asAdmin(() => removeChannel(two, channels[0]?.id ?? ''));
    expect((await list(one)).channels).toEqual([]);
  });

  it('take a test although they are switched off', async () => {
    const id = await fresh();
    const { channels } = await add(id, mail);
    const channelId = channels[0]?.id ?? '';
    await test.asAdmin(() => switchChannel(id, channelId, false));
    const view = await test.asAdmin(() => testChannel(id, channelId));
    expect(view.channels[0]?.deliveries).toMatchObject([{ kind: 'test', status: 'queued' }]);
    const many = Array.from({ length: 8 }, () => test.asAdmin(() => testChannel(id, channelId)));
    const refused = (await Promise.allSettled(many)).filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
  });

  it('get another secret, which replaces the former', async () => {
    const id = await fresh();
    const first = (await add(id, hook)).secret;
    const second = (await test.asAdmin(() => renewWebhookSecret(id, first?.channelId ?? ''))).secret;
    expect(second?.value).not.toBe(first?.value);
    const { db, keys } = await app();
    const row = await db
      .selectFrom('channels')
      .selectAll()
      .where('id', '=', first?.channelId ?? '')
      .executeTakeFirstOrThrow();
    expect(openWebhook(keys, row)).toEqual({ url: hook.address, secret: second?.value });
  });

  it('of another connection are not there', async () => {
    const [one, two] = [await fresh(), await fresh()];
    const channelId = (await add(one, mail)).channels[0]?.id ?? '';
    await expect(test.asAdmin(() => removeChannel(two, channelId))).rejects.toMatchObject({ code: 'channel-missing' });
    await expect(test.asAdmin(() => testChannel(two, channelId))).rejects.toMatchObject({ code: 'channel-missing' });
  });

  it('are bounded, whatever is added at once', async () => {
    const id = await fresh();
    const many = Array.from({ length: mostChannels + 3 }, (_, at) => add(id, { ...mail, address: `team${at}@example.com` }));
    await Promise.allSettled(many);
    expect((await list(id)).channels).toHaveLength(mostChannels);
    await expect(add(id, hook)).rejects.toMatchObject({ code: 'channels-full' });
  });
});
