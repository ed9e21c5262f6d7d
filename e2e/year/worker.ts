import { app } from '@/lib/server/app';
import { deliverNotices } from '@/lib/server/deliver-notices';
import { raiseReminders } from '@/lib/server/raise-reminders';
import type { Sender } from '@/lib/server/sender';
import type { Order, Post } from './order';

/** Short, because a killed worker's leases run out in real time. */
const leaseMs = 1_500;

const receiver = String(process.env.YEAR_RECEIVER);
const worker = String(process.env.YEAR_WORKER);
const running = new AbortController();

const post: Sender = async ({ noticeId, channel, facts, signal }) => {
  const { fingerprint, threshold } = facts;
  const body: Post = { worker, noticeId, channelId: channel.id, fingerprint, threshold };
  const { status } = await fetch(receiver, { method: 'POST', body: JSON.stringify(body), signal });
  return { outcome: 'delivered', detail: String(status) };
};

async function obey({ now }: Order): Promise<void> {
  const opened = await app();
  await raiseReminders(opened, now, running.signal);
  await deliverNotices(opened, { email: post, webhook: post }, now, running.signal, leaseMs);
}

process.on('message', (order: Order) => {
  obey(order).then(
    () => process.send?.('done'),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
await app();
process.send?.('ready');
