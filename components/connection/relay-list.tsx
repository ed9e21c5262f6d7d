import { Button } from '@/components/ui/button';
import { StatusPill } from '@/components/ui/status-pill';
import { Time } from '@/components/ui/time';
import type { Receipt, RelayLink } from '@/lib/relay/link';
import { relayWords as words } from '@/lib/relay/words';
import type { RelaysState } from './use-relays';

const looks = {
  open: { tone: 'live', icon: 'info' },
  used: { tone: 'pass', icon: 'check' },
  expired: { tone: 'neutral', icon: 'minus' },
  revoked: { tone: 'neutral', icon: 'minus' },
} as const satisfies Record<RelayLink['status'], unknown>;

function Came({ what, receipt }: Readonly<{ what: string; receipt: Receipt }>) {
  return (
    <p>
      {what} <Time at={receipt.at} form="seconds" />
      {receipt.from ? (
        <>
          {' '}
          {words.from} <span className="font-mono">{receipt.from}</span>
        </>
      ) : null}
    </p>
  );
}

function Row({ link, revoke }: Readonly<{ link: RelayLink; revoke: RelaysState['revoke'] }>) {
  const { purpose, status, opened, used } = link;
  return (
    <li className="grid gap-1 border-t border-line py-2.5 text-13 text-ink-2 first:border-t-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex flex-wrap items-center gap-2 font-medium text-ink">
          {words.purpose[purpose]}
          <StatusPill {...looks[status]}>{words.status[status]}</StatusPill>
        </span>
        {status === 'open' ? (
          <Button
            size="sm"
            variant="danger"
            aria-label={`${words.revoke}: ${words.purpose[purpose]}`}
            working={revoke.isPending && revoke.variables === link.id}
            onClick={() => revoke.mutate(link.id)}
          >
            {words.revoke}
          </Button>
        ) : null}
      </div>
      <p>
        {words.by} {link.createdBy}, <Time at={link.createdAt} form="ago" />
      </p>
      {status === 'open' ? (
        <p>
          {words.until} <Time at={link.expiresAt} />
        </p>
      ) : null}
      {opened ? <Came what={words.opened} receipt={opened} /> : <p>{words.notOpened}</p>}
      {used ? <Came what={words.used[purpose]} receipt={used} /> : null}
    </li>
  );
}

/** The links that were made, with who came. */
export function RelayList({ links, revoke }: Readonly<{ links: readonly RelayLink[]; revoke: RelaysState['revoke'] }>) {
  if (links.length === 0) return null;
  return (
    <ul aria-label={words.list} className="grid">
      {links.map((link) => (
        <Row key={link.id} link={link} revoke={revoke} />
      ))}
    </ul>
  );
}
