import Link, { useLinkStatus } from 'next/link';
import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner';
import { toUsersQuery, type UsersSearch, usersPageSize } from '@/lib/users/search-params';
import { type Position, pagingOf } from './paging';

/** The address of a view of the users. */
export function usersHref(connectionId: string, search: Partial<UsersSearch>): string {
  const query = toUsersQuery(search);
  return `/connections/${connectionId}/users${query ? `?${query}` : ''}`;
}

function Pending() {
  const { pending } = useLinkStatus();
  return pending ? <Spinner /> : null;
}

/** A link to another view of the users; it shows that Webex is being asked. */
export function ViewLink({ href, className, children }: Readonly<{ href: string; className: string; children: ReactNode }>) {
  return (
    <Link href={href} prefetch={false} scroll={false} className={className}>
      {children}
      <Pending />
    </Link>
  );
}

const names = { first: 'First', previous: 'Previous', next: 'Next', last: 'Last' } as const;
const order = ['first', 'previous', 'next', 'last'] as const;

export function PageLinks({ connectionId, search, position }: Readonly<{ connectionId: string; search: UsersSearch; position: Position }>) {
  const paging = pagingOf(position, usersPageSize);
  // One page holds all of them.
  if (order.every((key) => paging[key] === null)) return null;
  return (
    <nav aria-label="Pages of users" className="flex items-center gap-1">
      {order.map((key) => {
        const startIndex = paging[key];
        if (startIndex === null) {
          return (
            <span key={key} className="inline-flex min-h-7 items-center px-2 text-ink-3">
              {names[key]}
            </span>
          );
        }
        return (
          <ViewLink
            key={key}
            href={usersHref(connectionId, { ...search, startIndex, user: null })}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-2 px-2 font-medium text-ink no-underline hover:bg-hover"
          >
            {names[key]}
          </ViewLink>
        );
      })}
    </nav>
  );
}
