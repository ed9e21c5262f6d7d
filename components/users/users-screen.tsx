'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import { RefreshCw, Search } from 'lucide-react';
import Form from 'next/form';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { NotKept } from '@/components/connection/not-kept';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyHint } from '@/components/ui/key-hint';
import { PageTitle } from '@/components/ui/page-title';
import { Time } from '@/components/ui/time';
import type { Edition } from '@/lib/okta/edition';
import type { ProblemDocument } from '@/lib/problems';
import type { ScimUser } from '@/lib/scim/user';
import { toUsersQuery, type UsersSearch } from '@/lib/users/search-params';
import type { UsersPage } from '@/lib/users-page';
import { PageLinks, usersHref, ViewLink } from './page-links';
import { positionWords } from './paging';
import { UserDrawer } from './user-drawer';
import { UsersProblem } from './users-problem';
import { UsersTable } from './users-table';

const usersQuery = (connectionId: string, query: string) =>
  queryOptions({
    queryKey: ['users', connectionId, query],
    queryFn: ({ signal }) => api.users(connectionId, query, signal),
    staleTime: 60_000,
  });

interface UsersScreenProps {
  connectionId: string;
  /** Which attributes Okta sends; null until the checks found out. */
  edition: Edition | null;
  search: UsersSearch;
  /** What the server read for this search, or why it could not. */
  first: { readonly page: UsersPage } | { readonly problem: ProblemDocument };
}

function NoUsers({ connectionId, search, total }: Readonly<{ connectionId: string; search: UsersSearch; total: number }>) {
  if (search.startIndex > 1) {
    return (
      <EmptyState
        title="This page is past the end"
        action={
          <ViewLink href={usersHref(connectionId, { ...search, startIndex: 1, user: null })} className={buttonClass('secondary', 'sm')}>
            Go to the first page
          </ViewLink>
        }
      >
        Webex has {total.toLocaleString('en-GB')} users for this search now.
      </EmptyState>
    );
  }
  if (search.q) {
    return (
      <EmptyState
        title={`No user’s e-mail address starts with “${search.q}”`}
        action={
          <ViewLink href={usersHref(connectionId, { ...search, q: '', user: null })} className={buttonClass('secondary', 'sm')}>
            Drop the search “{search.q.slice(0, 40)}”
          </ViewLink>
        }
      >
        Webex compares the beginning of the e-mail address only.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No users yet"
      action={
        <Link href={`/connections/${connectionId}/setup/assign`} prefetch={false} className={buttonClass('primary', 'sm')}>
          Go to Assign and watch
        </Link>
      }
    >
      Assign the Cisco Webex app to someone in Okta. They appear here within a minute.
    </EmptyState>
  );
}

/**
 * Opening a user changes the address without asking the server for the table again. It adds a step to the history, so that Back
 * closes the drawer; walking from user to user replaces that step, and closing goes back over it.
 */
function useOpenUser(connectionId: string, search: UsersSearch): [string | null, (userId: string | null) => void] {
  const openId = useSearchParams().get('user') || null;
  const stepped = useRef(false);
  const open = (userId: string | null) => {
    const href = usersHref(connectionId, { ...search, user: userId });
    if (openId === null && userId !== null) {
      stepped.current = true;
      window.history.pushState(null, '', href);
    } else if (userId === null && stepped.current) {
      stepped.current = false;
      window.history.back();
    } else window.history.replaceState(null, '', href);
  };
  return [openId, open];
}

export function UsersScreen({ connectionId, edition, search, first }: UsersScreenProps) {
  const table = useRef<HTMLTableElement>(null);
  const query = toUsersQuery({ ...search, user: null });
  const { data, error, refetch, isFetching } = useQuery({
    ...usersQuery(connectionId, query),
    ...('page' in first ? { initialData: first.page, initialDataUpdatedAt: first.page.readAt } : {}),
    // The server has just been refused; asking again at once would only repeat it.
    ...('problem' in first ? { enabled: false } : {}),
  });
  const [openId, open] = useOpenUser(connectionId, search);
  const [focusedId, setFocusedId] = useState<string | null>(null);

  const page = data;
  const users = page?.users ?? [];
  const known = (id: string | null) => (users.some((user) => user.id === id) ? id : null);
  const activeId = known(focusedId) ?? known(openId) ?? users[0]?.id ?? null;
  const problem = error ? toProblem(error) : !page && 'problem' in first ? first.problem : null;
  const retry = useCallback(() => void refetch(), [refetch]);

  const rowButton = (id: string) => table.current?.querySelector<HTMLButtonElement>(`[data-user="${CSS.escape(id)}"]`);
  const goTo = (user: ScimUser | undefined) => {
    if (!user) return;
    setFocusedId(user.id);
    if (openId) open(user.id);
    rowButton(user.id)?.focus();
  };
  const move = (by: 1 | -1) => {
    const index = users.findIndex((user) => user.id === (known(openId) ?? activeId));
    goTo(users[index + by]);
  };
  const close = () => {
    if (!openId) return;
    open(null);
    const back = known(openId) ?? activeId;
    if (back) rowButton(back)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by === null) return;
    event.preventDefault();
    const focused = event.target instanceof HTMLElement ? event.target.dataset.user : undefined;
    goTo(users[users.findIndex((user) => user.id === (focused ?? activeId)) + by]);
  };

  const notKept = problem?.code === 'token-not-kept';
  const missingToken = problem?.code === 'credential-missing' || notKept;
  return (
    <div className={openId ? 'grid grid-cols-[minmax(0,1fr)] wide:grid-cols-[minmax(0,1fr)_432px]' : ''}>
      <main id="main" className="min-w-0">
        <header className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-4 mid:px-5">
          <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
            <PageTitle page={`${connectionId}/users`} className="text-20">
              Users
            </PageTitle>
            {page ? <span className="text-16 text-ink-2 tabular-nums">{page.total.toLocaleString('en-GB')}</span> : null}
            {page ? (
              <span className="inline-flex items-center gap-1.5 text-13 text-ink-2 max-mid:order-last max-mid:w-full">
                <span aria-hidden="true" className={`size-1.5 rounded-full ${problem ? 'bg-warn' : 'bg-pass'}`} />
                <span>
                  {problem ? 'As read from Webex' : 'Live from Webex'}, <Time at={page.readAt} form="clock-seconds" />
                </span>
              </span>
            ) : null}
            {missingToken ? null : (
              <Button variant="ghost" working={isFetching} onClick={retry} className="ml-auto">
                {isFetching ? null : <RefreshCw aria-hidden="true" className="size-4" />}
                Refresh
              </Button>
            )}
          </div>
          <Form
            key={search.q}
            action={`/connections/${connectionId}/users`}
            prefetch={false}
            role="search"
            className="flex max-w-md items-center gap-2"
          >
            <label className="sr-only" htmlFor="users-q">
              Search by start of e-mail address
            </label>
            <div className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-2 border border-control bg-surface px-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-live">
              <Search aria-hidden="true" className="size-4 flex-none text-ink-3" />
              <input
                id="users-q"
                name="q"
                type="search"
                defaultValue={search.q}
                maxLength={200}
                placeholder="Start of e-mail address"
                autoComplete="off"
                spellCheck={false}
                className="min-w-0 flex-1 bg-transparent text-16 outline-none mid:text-14"
              />
            </div>
            {search.sortBy === 'meta.lastModified' ? <input type="hidden" name="sortBy" value={search.sortBy} /> : null}
            {search.sortOrder === 'descending' ? <input type="hidden" name="sortOrder" value={search.sortOrder} /> : null}
            <Button type="submit">Search</Button>
            {search.q ? (
              <ViewLink
                href={usersHref(connectionId, { ...search, q: '', startIndex: 1, user: null })}
                className="link inline-flex min-h-6 items-center gap-1.5"
              >
                Clear
              </ViewLink>
            ) : null}
          </Form>
          {missingToken ? null : problem ? (
            <UsersProblem key={problem.reference} problem={problem} working={isFetching} onRetry={retry} />
          ) : null}
        </header>
        {notKept ? (
          <div className="px-4 pb-5 mid:px-5">
            <NotKept connectionId={connectionId} />
          </div>
        ) : missingToken ? (
          <EmptyState
            title={problem.title}
            action={
              <Link href={`/connections/${connectionId}/setup/authorize`} prefetch={false} className={buttonClass('primary', 'sm')}>
                Go to step 4, Authorize
              </Link>
            }
          >
            Users are read live from Webex, and that needs the token of step 4.
          </EmptyState>
        ) : null}
        {page ? (
          <div aria-busy={isFetching} className="border-t border-line bg-surface">
            {users.length > 0 ? (
              <UsersTable
                connectionId={connectionId}
                search={search}
                users={users}
                total={page.total}
                openId={openId}
                activeId={activeId}
                table={table}
                onOpen={(user) => {
                  setFocusedId(user.id);
                  open(user.id === openId ? null : user.id);
                }}
                onKeyDown={onKeyDown}
              />
            ) : (
              <NoUsers connectionId={connectionId} search={search} total={page.total} />
            )}
            <div className="sticky bottom-0 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-surface px-4 py-1.5 text-12 text-ink-2 mid:px-5">
              <span className="tabular-nums">
                {positionWords({ total: page.total, startIndex: search.startIndex, shown: users.length })}
              </span>
              <PageLinks
                connectionId={connectionId}
                search={search}
                position={{ total: page.total, startIndex: search.startIndex, shown: users.length }}
              />
              <span className="flex-1" />
              <span className="inline-flex items-center gap-1.5 max-mid:hidden">
                <KeyHint keys={['↑', '↓']} /> move
              </span>
              <span className="inline-flex items-center gap-1.5 max-mid:hidden">
                <KeyHint keys={['↵']} /> open
              </span>
              <span className="inline-flex items-center gap-1.5 max-mid:hidden">
                <KeyHint keys={['Esc']} /> close
              </span>
            </div>
          </div>
        ) : null}
      </main>
      {openId ? (
        <UserDrawer
          connectionId={connectionId}
          edition={edition}
          userId={openId}
          row={users.find((user) => user.id === openId)}
          readAt={page?.readAt ?? 0}
          onClose={close}
          onMove={move}
        />
      ) : null}
    </div>
  );
}
