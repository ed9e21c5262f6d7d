import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import type { DeliveryView } from '@/lib/notice/channel';
import type { NoticeStatus } from '@/lib/notice/notice';

const statusWords: Readonly<Record<NoticeStatus, string>> = {
  queued: 'Waiting',
  sending: 'On its way',
  delivered: 'Delivered',
  failed: 'Failed',
  unknown: 'Not known whether it arrived',
  dropped: 'Not sent',
};

function nameOf({ kind, threshold }: DeliveryView): string {
  if (kind === 'test') return 'Test';
  if (kind === 'alarm') return 'Alarm';
  if (kind === 'recovery') return 'All well again';
  if (threshold === null || threshold === 0) return 'Reminder on the day';
  return `Reminder, ${threshold} ${threshold === 1 ? 'day' : 'days'} before`;
}

/** How the last delivery went, in one line. */
export function LastDelivery({ deliveries }: Readonly<{ deliveries: readonly DeliveryView[] }>) {
  const [last] = deliveries;
  if (!last) return <>Nothing was sent yet</>;
  const at = last.deliveredAt ?? last.triedAt ?? last.raisedAt;
  const isTriedAgain = last.status === 'queued' && last.attempts > 0;
  return (
    <span className={last.status === 'failed' || isTriedAgain ? 'text-fail' : undefined}>
      {isTriedAgain ? 'Not delivered yet, will be tried again' : statusWords[last.status]}: {nameOf(last)}, <Time at={at} form="day" />{' '}
      <Time at={at} form="clock" />
      {last.detail && last.status !== 'delivered' ? `. ${last.detail}` : ''}
    </span>
  );
}

/** What was sent through one channel. */
export function DeliveryLog({ deliveries }: Readonly<{ deliveries: readonly DeliveryView[] }>) {
  if (deliveries.length === 0) return null;
  return (
    <Disclosure summary={deliveries.length === 1 ? 'One delivery' : `Last ${deliveries.length} deliveries`}>
      <ol className="grid gap-2">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="grid gap-0.5 text-12">
            <span className="text-ink">
              {nameOf(delivery)}: {statusWords[delivery.status]}
            </span>
            <span>
              <Time at={delivery.deliveredAt ?? delivery.triedAt ?? delivery.raisedAt} />
              {delivery.attempts > 1 ? `, ${delivery.attempts} attempts` : ''}
              {delivery.detail ? `. ${delivery.detail}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
