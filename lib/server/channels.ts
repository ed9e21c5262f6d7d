import 'server-only';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { StateError } from '@/lib/errors';
import type { ChannelKind, ChannelsView } from '@/lib/notice/channel';
import { readWebhookUrl } from '@/lib/notice/webhook-url';
import type { Role } from '@/lib/team/role';
import { type App, app } from './app';
import { type AuditAction, record } from './audit';
import { requireRole } from './auth';
import { newWebhookSecret, openWebhook, sealWebhook } from './channel-secret';
import { channelsOf, channelsViewOf } from './channel-view';
import { checkConnection, environmentFor, lockConnection, viewOf } from './connection-view';
import type { Schema } from './db/schema';
import { settings } from './env';
import { raiseNotice } from './notices';
import type { Admin } from './sessions';
import { takeShared } from './shared-rate';

/** Channels that may tell about one connection. */
export const mostChannels = 20;
/** One test after the other, so that a slip of the hand floods nobody. */
const testRate = { burst: 5, perSecond: 0.1 };

const mailAddress = z.email().max(254);

/** What the record says of a channel: never a webhook's path, by which many receivers know the sender. */
const subjectOf = (kind: string, address: string) => `${kind === 'webhook' ? 'webhook' : 'e-mail'} ${address}`;

async function enter(connectionId: string, needed: Role = 'operator'): Promise<{ admin: Admin; opened: App }> {
  const admin = await requireRole(needed);
  const opened = await app();
  await checkConnection(opened, connectionId);
  return { admin, opened };
}

async function channelOf({ db }: App, connectionId: string, channelId: string) {
  const channel = (await channelsOf(db, connectionId)).find(({ id }) => id === channelId);
  if (!channel) throw new StateError('channel-missing', 'no such channel of this connection');
  return channel;
}

/**
 * The ways in which a connection's admin is reached.
 *
 * @throws {StateError} `not-signed-in`, `not-found`
 */
export async function listChannels(connectionId: string): Promise<ChannelsView> {
  const { opened } = await enter(connectionId, 'viewer');
  return channelsViewOf(opened, connectionId);
}

function readAddress(kind: ChannelKind, address: string): { address: string; url: string | null } {
  if (kind === 'email') {
    const parsed = mailAddress.safeParse(address.trim());
    if (!parsed.success) throw new StateError('mail-address-wrong', 'not one mail address');
    if (settings().mail === null) throw new StateError('mail-not-configured', 'no mail server is configured');
    return { address: parsed.data, url: null };
  }
  const read = readWebhookUrl(address);
  if ('refused' in read) throw new StateError('webhook-url-wrong', read.refused);
  return { address: read.host, url: read.url };
}

/** A new way to be reached. Times of the day follow its zone. */
export interface NewChannel {
  readonly kind: ChannelKind;
  /** A mail address, or a webhook's URL. */
  readonly address: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** Whether it is told about every connection. */
  readonly forAll: boolean;
}

/**
 * Adds a way to be reached. The answer to a webhook holds its signing secret, this once.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `mail-address-wrong`, `mail-not-configured`, `webhook-url-wrong`, `channels-full`
 */
export async function addChannel(connectionId: string, wanted: NewChannel): Promise<ChannelsView> {
  const { admin, opened } = await enter(connectionId);
  const { address, url } = readAddress(wanted.kind, wanted.address);
  const id = crypto.randomUUID();
  const secret = url === null ? null : newWebhookSecret();
  await opened.db.transaction().execute(async (trx) => {
    await lockConnection(trx, connectionId);
    if ((await channelsOf(trx, connectionId)).length >= mostChannels) throw new StateError('channels-full', 'too many channels');
    await trx
      .insertInto('channels')
      .values({
        id,
        connection_id: wanted.forAll ? null : connectionId,
        kind: wanted.kind,
        address,
        sealed_secret: url === null || secret === null ? null : sealWebhook(opened.keys, id, { url, secret }),
        time_zone: wanted.timeZone,
        enabled: 1,
        created_by: admin.name,
        created_at: Date.now(),
      })
      .execute();
    await record(trx, { actor: admin.name, action: 'channel-added', connectionId, subject: subjectOf(wanted.kind, address) });
  });
  const view = await channelsViewOf(opened, connectionId);
  return secret === null ? view : { ...view, secret: { channelId: id, value: secret } };
}

async function note(
  db: Kysely<Schema>,
  admin: Admin,
  connectionId: string,
  action: AuditAction,
  channel: Readonly<{ kind: string; address: string }>,
): Promise<void> {
  await record(db, { actor: admin.name, action, connectionId, subject: subjectOf(channel.kind, channel.address) });
}

/**
 * Switches a way to be reached on or off. What is queued for one that is off is not sent.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `channel-missing`
 */
export async function switchChannel(connectionId: string, channelId: string, enabled: boolean): Promise<ChannelsView> {
  const { admin, opened } = await enter(connectionId);
  const channel = await channelOf(opened, connectionId, channelId);
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels')
      .set({ enabled: enabled ? 1 : 0 })
      .where('id', '=', channelId)
      .execute();
    await note(trx, admin, connectionId, 'channel-changed', channel);
  });
  return channelsViewOf(opened, connectionId);
}

/**
 * Removes a way to be reached, with its delivery log.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `channel-missing`
 */
export async function removeChannel(connectionId: string, channelId: string): Promise<ChannelsView> {
  const { admin, opened } = await enter(connectionId);
  const channel = await channelOf(opened, connectionId, channelId);
  await opened.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('channels').where('id', '=', channelId).execute();
    await note(trx, admin, connectionId, 'channel-removed', channel);
  });
  return channelsViewOf(opened, connectionId);
}

/**
 * Gives a webhook another signing secret, told this once. The former one signs nothing any more.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `channel-missing`, `seal-broken`
 */
export async function renewWebhookSecret(connectionId: string, channelId: string): Promise<ChannelsView> {
  const { admin, opened } = await enter(connectionId);
  const channel = await channelOf(opened, connectionId, channelId);
  const { url } = openWebhook(opened.keys, channel);
  const value = newWebhookSecret();
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('channels')
      .set({ sealed_secret: sealWebhook(opened.keys, channelId, { url, secret: value }) })
      .where('id', '=', channelId)
      .execute();
    await note(trx, admin, connectionId, 'channel-changed', channel);
  });
  return { ...(await channelsViewOf(opened, connectionId)), secret: { channelId, value } };
}

/**
 * Queues a test message for one way to be reached, also for one that is switched off.
 *
 * @throws {StateError} `not-signed-in`, `not-found`, `channel-missing`, `too-many-requests`
 */
export async function testChannel(connectionId: string, channelId: string): Promise<ChannelsView> {
  const { admin, opened } = await enter(connectionId);
  const channel = await channelOf(opened, connectionId, channelId);
  await takeShared(opened.db, `channel-test ${channelId}`, testRate);
  const { name, environment, organizationId, credential } = await viewOf(opened, connectionId);
  await note(opened.db, admin, connectionId, 'channel-tested', channel);
  await raiseNotice(opened.db, {
    connectionId,
    kind: 'test',
    subject: crypto.randomUUID(),
    at: Date.now(),
    channelId,
    facts: {
      connectionName: name,
      environmentLabel: environmentFor(environment).label,
      organizationId,
      fingerprint: credential?.fingerprint ?? null,
      expiresAt: credential?.expiresAt ?? null,
      threshold: null,
      health: null,
    },
  });
  return channelsViewOf(opened, connectionId);
}
