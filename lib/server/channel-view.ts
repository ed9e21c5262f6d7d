import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { ChannelsView, ChannelView, DeliveryView } from '@/lib/notice/channel';
import type { NoticeFacts, NoticeKind, NoticeStatus } from '@/lib/notice/notice';
import { endOfWebhook } from '@/lib/notice/webhook-url';
import type { App } from './app';
import { openWebhook } from './channel-secret';
import type { Schema } from './db/schema';
import { settings } from './env';
import type { Keys } from './keys';

type ChannelRow = Selectable<Schema['channels']>;
type NoticeRow = Selectable<Schema['notices']>;

/** Deliveries shown for one channel. */
const shownDeliveries = 20;

const kinds: readonly NoticeKind[] = ['reminder', 'alarm', 'recovery', 'test'];
const statuses: readonly NoticeStatus[] = ['queued', 'sending', 'delivered', 'failed', 'unknown', 'dropped'];

function toDelivery(row: NoticeRow): DeliveryView {
  const facts: NoticeFacts = JSON.parse(row.facts);
  return {
    id: row.id,
    kind: kinds.find((kind) => kind === row.kind) ?? 'reminder',
    threshold: facts.threshold,
    status: statuses.find((status) => status === row.status) ?? 'unknown',
    raisedAt: row.created_at,
    triedAt: row.tried_at,
    deliveredAt: row.delivered_at,
    attempts: row.attempts,
    nextAt: row.next_at,
    detail: row.detail,
  };
}

function endingOf(keys: Keys, row: ChannelRow): string | null {
  if (row.sealed_secret === null) return null;
  try {
    return endOfWebhook(openWebhook(keys, row).url);
  } catch {
    // One that does not open is still there to be seen and removed; sending through it says what is wrong.
    return null;
  }
}

async function toChannel({ db, keys }: App, row: ChannelRow, connectionId: string): Promise<ChannelView> {
  const notices = await db
    .selectFrom('notices')
    .selectAll()
    .where('channel_id', '=', row.id)
    // What another connection was told about is on its own page.
    .where('connection_id', '=', connectionId)
    .orderBy('created_at', 'desc')
    .limit(shownDeliveries)
    .execute();
  return {
    id: row.id,
    kind: row.kind === 'webhook' ? 'webhook' : 'email',
    address: row.address,
    ending: endingOf(keys, row),
    forAll: row.connection_id === null,
    enabled: row.enabled === 1,
    createdBy: row.created_by,
    createdAt: row.created_at,
    deliveries: notices.map(toDelivery),
  };
}

/** The channels that tell about a connection: its own, and those of all. */
export function channelsOf(db: Kysely<Schema>, connectionId: string): Promise<ChannelRow[]> {
  return db
    .selectFrom('channels')
    .selectAll()
    .where((eb) => eb.or([eb('connection_id', '=', connectionId), eb('connection_id', 'is', null)]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** As the screens may know them, with what was delivered last. Asks nobody who looks. */
export async function channelsViewOf(opened: App, connectionId: string): Promise<ChannelsView> {
  const serverNow = Date.now();
  const rows = await channelsOf(opened.db, connectionId);
  const channels = await Promise.all(rows.map((row) => toChannel(opened, row, connectionId)));
  return { channels, mailReady: settings().mail !== null, serverNow };
}
