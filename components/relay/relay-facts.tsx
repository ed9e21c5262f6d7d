import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { RelayView } from '@/lib/relay/link';
import { visitWords as words } from '@/lib/relay/visit-words';

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="grid gap-x-3 px-4 py-2.5 mid:grid-cols-[120px_minmax(0,1fr)] not-first:border-t not-first:border-line">
      <dt className="text-13 text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** All that is told of the connection behind a link. */
export function RelayFacts({ view }: Readonly<{ view: RelayView }>) {
  return (
    <dl className="rounded-3 border border-line bg-surface">
      {view.purpose === 'webex' && view.organizationId ? (
        <Fact name={words.organization}>
          <span className="font-mono text-13">{view.organizationId}</span>
        </Fact>
      ) : null}
      <Fact name={words.webexOf}>{words.environment[view.environment]}</Fact>
      <Fact name={words.until}>
        <Time at={view.expiresAt} />
      </Fact>
    </dl>
  );
}
