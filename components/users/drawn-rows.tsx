import type { SnapshotRow } from '@/lib/users/snapshot';
import type { columns } from './columns';
import type { Drawn } from './use-scrolled-rows';
import { UserRow } from './user-row';

/** The height is an attribute: the content security policy lets no style come with the page. */
function Space({ height }: Readonly<{ height: number }>) {
  if (height === 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td className="p-0" height={height} />
      </tr>
    </tbody>
  );
}

interface DrawnRowsProps {
  drawn: Drawn;
  shown: typeof columns;
  rowAt: (index: number) => SnapshotRow | null;
  openId: string | null;
  active: number;
  onOpen: (index: number) => void;
}

/** The rows in sight, with the height of those that are not above and below them. */
export function DrawnRows({ drawn, shown, rowAt, openId, active, onOpen }: DrawnRowsProps) {
  const indexes = Array.from({ length: drawn.to - drawn.from }, (_, offset) => drawn.from + offset);
  // Tab reaches a row also when the one it would reach is out of sight.
  const reachable = active >= drawn.from && active < drawn.to ? active : drawn.from;
  return (
    <>
      <Space height={drawn.before} />
      <tbody>
        {indexes.map((index) => {
          const row = rowAt(index);
          return (
            <UserRow
              key={index}
              index={index}
              position={index + 1}
              row={row}
              shown={shown}
              open={row !== null && row.id === openId}
              reachable={index === reachable}
              onOpen={onOpen}
            />
          );
        })}
      </tbody>
      <Space height={drawn.after} />
    </>
  );
}
