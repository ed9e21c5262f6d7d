'use client';

import { useEffect, useRef } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { counted } from '@/lib/counted';
import type { SnapshotPage } from '@/lib/users/snapshot';
import { rowHeights } from './columns';
import { DataTable } from './data-table';
import { DrawnRows } from './drawn-rows';
import { rowsQuery } from './first-read';
import type { UsersTableProps } from './live-users';
import { NoKeptUsers } from './no-users';
import { TableFoot } from './table-foot';
import { mostRows, useScrolledRows } from './use-scrolled-rows';
import { useSnapshotHead, useSnapshotWindows } from './use-snapshot-rows';
import { useTable } from './use-table';
import { useDensity } from './use-table-view';
import { UsersProblem } from './users-problem';

interface SnapshotUsersProps extends UsersTableProps {
  generation: number;
  /** When the snapshot began to be kept: its generations are counted from then. */
  turnedOnAt: number | null;
  /** How many users the snapshot holds. */
  all: number;
  first: SnapshotPage | null;
  onCount: (count: { total: number; more: boolean }) => void;
}

const grouped = (value: number) => value.toLocaleString('en-GB');

function matchWords({ total, more }: SnapshotPage, all: number): string {
  if (more) return `More than ${grouped(total)} of ${grouped(all)} match`;
  return total === all ? counted(total, 'user') : `${grouped(total)} of ${grouped(all)} match`;
}

function Waiting() {
  return (
    <p role="status" className="grid gap-3 px-5 py-4">
      <span className="sr-only">Reading the snapshot…</span>
      <Skeleton className="w-40" />
      <Skeleton className="w-56" />
      <Skeleton className="w-48" />
    </p>
  );
}

/** All users of the snapshot that match, of which those in sight are drawn. */
export function SnapshotUsers({ generation, turnedOnAt, all, first, onCount, ...props }: SnapshotUsersProps) {
  const { connectionId, search, view, openId } = props;
  const table = useRef<HTMLTableElement>(null);
  const asked = { connectionId, query: rowsQuery(search), generation, turnedOnAt };
  const head = useSnapshotHead(asked, first);
  const { page } = head;
  const total = Math.min(page?.total ?? 0, mostRows);
  const { drawn, rest, step, bringIntoSight } = useScrolledRows({ table, total, rowHeight: rowHeights[useDensity(view)] });
  const windows = useSnapshotWindows(asked, head, rest.from, rest.to);
  const { focus, onPress } = useTable({ ...props, table, total, step, rowAt: windows.rowAt, bringIntoSight });

  const [count, more] = [page?.total ?? null, page?.more ?? false];
  useEffect(() => {
    if (count !== null) onCount({ total: count, more });
  }, [count, more, onCount]);

  const problem = head.problem ?? windows.problem;
  return (
    <div className="border-t border-line bg-surface">
      {problem ? (
        <div className="px-4 py-3 mid:px-5">
          <UsersProblem
            key={problem.reference}
            problem={problem}
            working={head.reading}
            onRetry={head.problem ? head.retry : windows.retry}
          />
        </div>
      ) : null}
      {page || problem ? null : <Waiting />}
      {page && page.total === 0 ? <NoKeptUsers connectionId={connectionId} search={search} /> : null}
      {page && page.total > 0 ? (
        <DataTable
          connectionId={connectionId}
          search={search}
          view={view}
          total={page.more ? null : page.total}
          busy={head.earlier}
          table={table}
        >
          {(shown) => (
            <DrawnRows
              drawn={drawn}
              shown={shown}
              rowAt={windows.rowAt}
              start={1}
              openId={openId}
              active={focus.active}
              onPress={onPress}
            />
          )}
        </DataTable>
      ) : null}
      {page && (page.more || page.total > mostRows) ? (
        <p className="px-4 py-2 text-13 text-ink-2 mid:px-5">
          {page.more
            ? `The list ends here, after ${grouped(page.total)} users of more who match. A longer text, or a filter, finds the others.`
            : `The list ends here, after ${grouped(mostRows)} users: no browser can scroll further. Search or filter for the others.`}
        </p>
      ) : null}
      {page ? <TableFoot position={matchWords(page, all)} /> : null}
    </div>
  );
}
