'use client';

import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Edition } from '@/lib/okta/edition';
import { FilterChips } from './filter-chips';
import { type FirstRead, rowsQuery } from './first-read';
import { LicenceLine } from './licence-line';
import { LiveUsers } from './live-users';
import { isMissingToken, NoToken } from './no-token';
import { sourceFor } from './source';
import { SourceLine, SourceSwitch } from './source-line';
import { useLetterKeys } from './use-letter-keys';
import { useLivePage } from './use-live-page';
import { useOpenUser } from './use-open-user';
import { useRefresh, useSnapshot } from './use-snapshot';
import type { TableHandle } from './use-table';
import { useTableView } from './use-table-view';
import { useUsersSearch } from './use-users-search';
import { UsersHead } from './users-head';
import { UsersProblem } from './users-problem';
import { UsersSearch } from './users-search';

const SnapshotUsers = lazy(() => import('./snapshot-users').then((module) => ({ default: module.SnapshotUsers })));
const SnapshotPanel = lazy(() => import('./snapshot-panel').then((module) => ({ default: module.SnapshotPanel })));
const loadDrawer = () => import('./user-drawer').then((module) => ({ default: module.UserDrawer }));
const UserDrawer = lazy(loadDrawer);

/** After this long the drawer is loaded, so that opening the first user need not wait for it. */
const settledMs = 1_000;

/**
 * Once the drawer is gone the table takes its width a moment later: laying out its rows is no part of the answer to Escape. It makes room at
 * once, as the row that was clicked has answered before the drawer comes.
 */
const columnsWith = {
  drawer: 'wide:grid-cols-[minmax(0,1fr)_432px]',
  none: 'wide:grid-cols-[minmax(0,1fr)_0px] wide:transition-[grid-template-columns] wide:delay-100 wide:duration-0',
} as const;

interface UsersScreenProps {
  connectionId: string;
  /** Which attributes Okta sends; null until the checks found out. */
  edition: Edition | null;
  first: FirstRead;
}

export function UsersScreen({ connectionId, edition, first }: UsersScreenProps) {
  const search = useUsersSearch();
  const snapshot = useSnapshot(connectionId, first.snapshot);
  const { source, generation, needed } = sourceFor(search, snapshot);
  const live = useLivePage(connectionId, search, first.live, source === 'live');
  const [openId, open] = useOpenUser(connectionId, search);
  const [view, setView] = useTableView();
  const [panel, setPanel] = useState(false);
  const [counted, setCounted] = useState<{ total: number; more: boolean } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const handle = useRef<TableHandle>(null);
  const refreshSnapshot = useRefresh(connectionId);
  useEffect(() => {
    // A chunk that does not come is asked for again when it is needed.
    const timer = setTimeout(() => void loadDrawer().catch(() => undefined), settledMs);
    return () => clearTimeout(timer);
  }, []);

  const isLive = source === 'live';
  const { page, problem } = live;
  // Drawing a table anew, or moving it, takes a while on a slow machine; what was pressed answers first, and so does a key that comes meanwhile.
  const drawnPage = useDeferredValue(page);
  const drawnPanel = useDeferredValue(panel);
  const refresh = isLive ? live.retry : refreshSnapshot;
  const press = useCallback((shortcut: string) => document.querySelector<HTMLElement>(`[data-shortcut="${shortcut}"]`)?.click(), []);
  useLetterKeys({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
    r: refresh,
    e: () => press('E'),
  });

  const crawl = snapshot?.crawl ?? null;
  const wanted = !isLive && generation === 0;
  const telling = crawl?.status === 'running' || (crawl?.status === 'failed' && !isLive);
  const shown = isLive
    ? { total: page?.total ?? null, more: page?.more ?? false }
    : wanted
      ? null
      : (counted ?? { total: null, more: false });
  const table = { connectionId, search, view, handle, openId, open };
  const turnedOnAt = snapshot?.turnedOnAt ?? null;
  const isFirst = turnedOnAt === (first.snapshot?.turnedOnAt ?? null);
  const firstRows =
    isFirst && first.rows?.query === rowsQuery(search) && first.rows.page.generation === generation ? first.rows.page : null;
  return (
    <div className={`grid grid-cols-[minmax(0,1fr)] ${openId ? columnsWith.drawer : columnsWith.none}`}>
      <main id="main" className="min-w-0">
        <header className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 py-4 mid:px-5">
          <UsersHead
            connectionId={connectionId}
            search={search}
            count={isLive ? (page?.total ?? null) : (snapshot?.total ?? null)}
            shown={shown}
            view={view}
            onView={setView}
            reading={isLive && live.reading}
            onRefresh={refresh}
            panelOpen={panel}
            onPanel={() => setPanel(!panel)}
          >
            <SourceLine source={source} snapshot={snapshot} readAt={page?.readAt ?? null} old={isLive && problem !== null} />
          </UsersHead>
          <div className="flex flex-wrap items-center gap-2">
            <SourceSwitch connectionId={connectionId} search={search} source={source} />
            <UsersSearch connectionId={connectionId} search={search} anyPart={generation > 0} input={input} />
            <FilterChips
              connectionId={connectionId}
              search={search}
              generation={generation}
              turnedOnAt={turnedOnAt}
              onTurnOn={() => setPanel(true)}
            />
          </div>
          <LicenceLine connectionId={connectionId} search={search} snapshot={snapshot} />
          {snapshot && (drawnPanel || wanted || telling) ? (
            <Suspense>
              <SnapshotPanel
                connectionId={connectionId}
                snapshot={snapshot}
                needed={needed}
                brief={!drawnPanel && !wanted}
                onClose={drawnPanel ? () => setPanel(false) : null}
              />
            </Suspense>
          ) : null}
          {isLive && problem && !isMissingToken(problem) ? (
            <UsersProblem key={problem.reference} problem={problem} working={live.reading} onRetry={live.retry} />
          ) : null}
        </header>
        {isLive && problem && isMissingToken(problem) ? <NoToken connectionId={connectionId} problem={problem} /> : null}
        {isLive && drawnPage ? <LiveUsers {...table} page={drawnPage} busy={live.reading || drawnPage !== page} /> : null}
        {!isLive && generation > 0 ? (
          <Suspense>
            <SnapshotUsers
              {...table}
              generation={generation}
              turnedOnAt={turnedOnAt}
              all={snapshot?.total ?? 0}
              first={firstRows}
              onCount={setCounted}
            />
          </Suspense>
        ) : null}
      </main>
      {openId ? (
        <Suspense>
          <UserDrawer
            connectionId={connectionId}
            edition={edition}
            userId={openId}
            row={isLive ? page?.users.find((user) => user.id === openId) : undefined}
            readAt={page?.readAt ?? 0}
            onClose={() => (handle.current ? handle.current.close() : open(null))}
            onMove={(by) => handle.current?.move(by)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
