import { ChevronsUpDown, Plus } from 'lucide-react';
import { EnvironmentBadge } from '@/components/connection/environment-badge';
import { Link } from '@/components/ui/link';
import type { ConnectionSummary } from '@/lib/connection';

/** The connections to offer, and how many there are. */
export interface ShortList {
  readonly connections: readonly Pick<ConnectionSummary, 'id' | 'name' | 'environment'>[];
  readonly total: number;
}

interface ConnectionSwitcherProps {
  current: { readonly id: string; readonly name: string } | null;
  list: ShortList;
}

const item = 'flex min-h-9 items-center gap-2 rounded-2 px-2.5 py-1 text-ink no-underline hover:bg-hover';

export function ConnectionSwitcher({ current, list: { connections, total } }: ConnectionSwitcherProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget="connection-menu"
        aria-label={current ? `Connection: ${current.name}` : 'Connections'}
        className="inline-flex h-8 min-w-0 items-center gap-1.5 rounded-2 px-2 font-medium hover:bg-hover"
      >
        <span className="truncate">{current?.name ?? 'Connections'}</span>
        <ChevronsUpDown aria-hidden="true" className="size-4 flex-none text-ink-3" />
      </button>
      <nav
        id="connection-menu"
        popover="auto"
        aria-label="Connections"
        className="menu-start max-h-[70vh] w-80 max-w-[calc(100vw-24px)] overflow-y-auto rounded-3 border border-line bg-surface p-1.5 text-ink shadow-pop"
      >
        <ul>
          {connections.map((connection) => (
            <li key={connection.id}>
              <Link
                href={`/connections/${connection.id}`}
                aria-current={connection.id === current?.id ? 'true' : undefined}
                className={`${item} aria-[current]:bg-live-soft`}
              >
                <span className="min-w-0 flex-1 truncate">{connection.name}</span>
                <EnvironmentBadge environment={connection.environment} />
              </Link>
            </li>
          ))}
        </ul>
        <div className="mt-1.5 border-t border-line pt-1.5">
          <Link href="/" className={item}>
            {total > connections.length ? `All ${total.toLocaleString('en-GB')} connections` : 'All connections'}
          </Link>
          <Link href="/connections/new" className={item}>
            <Plus aria-hidden="true" className="size-4 text-ink-3" />
            New connection
          </Link>
        </div>
      </nav>
    </>
  );
}
