import type { ReactNode } from 'react';
import type { SnapshotRow } from '@/lib/users/snapshot';
import type { ColumnId } from './columns';
import { RowTime } from './row-time';
import { Licences, RowStatus } from './user-status';

const notSet = <span className="font-sans text-ink-3">Not set</span>;

const modifiedOf = ({ modifiedAt }: SnapshotRow) => (modifiedAt === null ? null : <RowTime at={modifiedAt} />);

/** What each column but the name shows of a user. */
export const cells: Readonly<Record<Exclude<ColumnId, 'name'>, (row: SnapshotRow) => ReactNode>> = {
  status: (row) => (
    <>
      <RowStatus row={row} />
      <div className="text-12 text-ink-2 mid:hidden">{modifiedOf(row)}</div>
    </>
  ),
  title: ({ title }) => (title ? <bdi>{title}</bdi> : notSet),
  externalId: ({ externalId }) => (externalId ? <bdi className="font-mono text-12">{externalId}</bdi> : notSet),
  licences: ({ licences }) => <Licences count={licences} />,
  source: ({ source }) => source ?? <span className="text-ink-3">Not told</span>,
  modified: (row) => <span className="text-ink-2">{modifiedOf(row) ?? 'Not known'}</span>,
};
