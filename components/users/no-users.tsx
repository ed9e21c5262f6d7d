import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { counted } from '@/lib/counted';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import { nothingAsked, setFilters } from '@/lib/users/source-of-rows';
import { filterNames, valueWords } from './filter-words';
import { ViewLink } from './view-link';

interface NoUsersProps {
  connectionId: string;
  search: UsersSearch;
}

const button = buttonClass('secondary', 'sm');

/** Webex has no row for this live view. */
export function NoLiveUsers({ connectionId, search, total }: NoUsersProps & { total: number }) {
  if (search.startIndex > 1) {
    return (
      <EmptyState
        title="This page is past the end"
        action={
          <ViewLink href={usersHref(connectionId, { ...search, startIndex: 1, user: null })} className={button}>
            Go to the first page
          </ViewLink>
        }
      >
        Webex has {counted(total, 'user')} for this search now.
      </EmptyState>
    );
  }
  if (search.q) {
    return (
      <EmptyState
        title={`No user’s e-mail address starts with “${search.q}”`}
        action={
          <ViewLink href={usersHref(connectionId, { ...search, ...nothingAsked })} className={button}>
            Drop the search “{search.q.slice(0, 40)}”
          </ViewLink>
        }
      >
        Webex compares the beginning of the e-mail address only. A snapshot finds any part of it, and of names and titles.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No users yet"
      action={
        <Link href={`/connections/${connectionId}/setup/assign`} className={buttonClass('primary', 'sm')}>
          Go to Assign and watch
        </Link>
      }
    >
      Assign the Cisco Webex app to someone in Okta. Then refresh this page.
    </EmptyState>
  );
}

/** Nobody in the snapshot is as the search and the filters want; each can be dropped by itself. */
export function NoKeptUsers({ connectionId, search }: NoUsersProps) {
  const filters = setFilters(search);
  const drop = (without: Partial<UsersSearch>) => usersHref(connectionId, { ...search, ...without, startIndex: 1, user: null });
  return (
    <EmptyState
      title={search.q || filters.length > 0 ? 'No user in the snapshot matches' : 'The snapshot holds no users'}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {search.q ? (
            <ViewLink href={drop({ q: '' })} className={button}>
              Drop the search “{search.q.slice(0, 40)}”
            </ViewLink>
          ) : null}
          {filters.map((name) => {
            const value = search[name];
            return (
              <ViewLink key={name} href={drop({ [name]: null })} className={button}>
                Drop {filterNames[name]}
                {typeof value === 'string' ? `: ${valueWords(name, value).slice(0, 40)}` : ''}
              </ViewLink>
            );
          })}
        </div>
      }
    >
      {filters.length + (search.q ? 1 : 0) > 1 ? 'All of them must fit at once.' : 'Somebody may have changed since it was taken.'}
    </EmptyState>
  );
}
