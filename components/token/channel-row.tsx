import { Mail, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useWish } from '@/components/connection/use-wish';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import type { ChannelView } from '@/lib/notice/channel';
import { DeliveryLog, LastDelivery } from './delivery-log';
import type { ChannelChange } from './use-channels';

const looks = {
  email: { Icon: Mail, name: 'E-mail' },
  webhook: { Icon: Webhook, name: 'Webhook' },
} as const;

function Remove({ channel, change }: Readonly<{ channel: ChannelView; change: ChannelChange }>) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button size="sm" variant="ghost" aria-label={`Remove ${channel.address}`} onClick={() => setAsked(true)}>
        Remove
      </Button>
    );
  }
  return (
    <>
      <Button
        size="sm"
        variant="danger"
        autoFocus
        working={change.isPending}
        onClick={() => change.mutate({ act: 'remove', id: channel.id })}
      >
        Remove {channel.address}
        {channel.forAll ? ' for all connections' : ''}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </>
  );
}

/** One way to be reached. */
export function ChannelRow({ channel, change }: Readonly<{ channel: ChannelView; change: ChannelChange }>) {
  const { Icon, name } = looks[channel.kind];
  const { id, address, ending, enabled, forAll, deliveries } = channel;
  const { shown, wish, drop } = useWish(enabled);
  const isTesting = change.isPending && change.variables.act === 'test' && change.variables.id === id;
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 not-first:border-t not-first:border-line">
      <Icon aria-hidden="true" className="mt-0.5 size-4" />
      <div className="grid gap-0.5 [overflow-wrap:anywhere]">
        <span>{name}</span>
        <span className="text-13 text-ink-2">
          {address}
          {ending === null ? '' : `, ends in ${ending}`}
        </span>
        {forAll ? <span className="text-12 text-ink-2">For all connections</span> : null}
      </div>
      <Switch
        label={`${name} to ${address}`}
        on={shown}
        onChange={(on) => {
          wish(on);
          change.mutate({ act: 'switch', id, enabled: on }, { onError: drop });
        }}
      />
      <div className="col-[2/-1] grid gap-2">
        <p className="text-12 text-ink-2 [overflow-wrap:anywhere]">
          <LastDelivery deliveries={deliveries} />
        </p>
        <DeliveryLog deliveries={deliveries} />
        <div className="-ml-2 flex flex-wrap items-center gap-1">
          <Button
            size="sm"
            variant="ghost"
            working={isTesting}
            onClick={() => change.mutate({ act: 'test', id })}
            aria-label={`Send a test to ${address}`}
          >
            Send a test
          </Button>
          {channel.kind === 'webhook' ? (
            <Button size="sm" variant="ghost" onClick={() => change.mutate({ act: 'secret', id })} aria-label={`New secret for ${address}`}>
              New secret
            </Button>
          ) : null}
          <Remove channel={channel} change={change} />
        </div>
      </div>
    </li>
  );
}
