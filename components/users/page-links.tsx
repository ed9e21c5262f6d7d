import type { FormEvent } from 'react';
import { usersHref } from '@/lib/users/addresses';
import { type Position, pageNumberOf, pagingOf, startOfPage } from '@/lib/users/paging';
import { type UsersSearch, usersPageSize } from '@/lib/users/search-params';
import { showView, ViewLink } from './view-link';

const names = { first: 'First', previous: 'Previous', next: 'Next', last: 'Last' } as const;
const order = ['first', 'previous', 'next', 'last'] as const;

interface PageLinksProps {
  connectionId: string;
  search: UsersSearch;
  position: Position;
}

/** Goes to a page by its number. */
function PageJump({ connectionId, search, position }: PageLinksProps) {
  const pages = Math.max(1, Math.ceil(position.total / usersPageSize));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const number = Number(new FormData(event.currentTarget).get('page'));
    if (!(number > 0)) return;
    showView(usersHref(connectionId, { ...search, startIndex: startOfPage(number, position.total, usersPageSize), user: null }));
  };
  return (
    <form key={position.startIndex} onSubmit={submit} className="flex items-center gap-1.5 max-mid:hidden">
      <label className="flex items-center gap-1.5">
        Go to page
        <input
          name="page"
          inputMode="numeric"
          defaultValue={pageNumberOf(position.startIndex, usersPageSize)}
          maxLength={9}
          autoComplete="off"
          className="h-7 w-16 rounded-2 border border-control bg-surface px-2 text-13 text-ink tabular-nums"
        />
      </label>
      of {pages.toLocaleString('en-GB')}
    </form>
  );
}

/** The pages around the one that is shown. */
export function PageLinks(props: PageLinksProps) {
  const { connectionId, search, position } = props;
  const paging = pagingOf(position, usersPageSize);
  // One page holds all of them.
  if (order.every((key) => paging[key] === null)) return null;
  return (
    <nav aria-label="Pages of users" className="flex flex-wrap items-center gap-1">
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
      <PageJump {...props} />
    </nav>
  );
}
