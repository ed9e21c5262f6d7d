import type { SnapshotRow } from '@/lib/users/snapshot';
import { type columns, tableParts } from './columns';
import { usePacedRows } from './use-paced-rows';
import type { Drawn } from './use-scrolled-rows';
import type { OnPress } from './use-table';
import { UserRow } from './user-row';

interface DrawnRowsProps {
  drawn: Drawn;
  shown: typeof columns;
  rowAt: (index: number) => SnapshotRow | null;
  /** The place of the first row in all that the search found, from 1. */
  start: number;
  openId: string | null;
  active: number;
  onPress: OnPress;
}

/** The rows that are drawn, in the height of all of them. */
export function DrawnRows({ drawn, shown, rowAt, start, openId, active, onPress }: DrawnRowsProps) {
  const { from, to } = drawn;
  const rows = usePacedRows({ from, to, active, itemAt: (index) => ({ row: rowAt(index), position: start + index }) });
  // Tab reaches a row also when the one it would reach is out of sight.
  const reachable = active >= from && active < to ? active : from;
  return (
    <tbody
      data-own-clicks
      role={tableParts.body.role}
      className={`${tableParts.body.className} [contain:strict]`}
      style={{ height: drawn.height, paddingTop: drawn.before }}
    >
      {[...rows].map(([index, { row, position }]) => (
        <UserRow
          key={index}
          index={index}
          position={position}
          row={row}
          shown={shown}
          open={row !== null && row.id === openId}
          reachable={index === reachable}
          onPress={onPress}
        />
      ))}
    </tbody>
  );
}
