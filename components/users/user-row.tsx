import { memo } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { bodyCell, type columns } from './columns';
import { cells } from './user-cells';

interface UserRowProps {
  /** Its place in the table, from 0. */
  index: number;
  /** Its place in all that the search found, from 1. */
  position: number;
  /** `null` while it is being read. */
  row: SnapshotRow | null;
  shown: typeof columns;
  open: boolean;
  /** The row that Tab reaches. */
  reachable: boolean;
  onOpen: (index: number) => void;
}

const nameButton =
  'block w-full min-w-0 scroll-mt-40 scroll-mb-14 truncate text-left text-14 leading-[18px] font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-live mid:in-data-[density=compact]:w-auto mid:in-data-[density=compact]:flex-none mid:in-data-[density=compact]:max-w-[60%]';

function Name({ index, position, row, open, reachable, onOpen }: Omit<UserRowProps, 'shown'>) {
  return (
    <div className="min-w-0 mid:in-data-[density=compact]:flex mid:in-data-[density=compact]:items-baseline mid:in-data-[density=compact]:gap-2">
      <button
        type="button"
        data-index={index}
        tabIndex={reachable ? 0 : -1}
        aria-expanded={row ? open : undefined}
        aria-label={row ? undefined : `User ${position.toLocaleString('en-GB')}, being read`}
        onClick={() => onOpen(index)}
        className={nameButton}
      >
        {row ? row.name : <Skeleton className="w-32" />}
      </button>
      {row ? (
        <div className="min-w-0 truncate text-12 text-ink-2">
          <bdi>{row.userName}</bdi>
        </div>
      ) : null}
    </div>
  );
}

/** What {@link Skeleton} draws, without an element: of rows that are not read a fling draws hundreds a second. */
const unread =
  'bg-[linear-gradient(var(--line),var(--line))] bg-[length:4rem_0.625rem] bg-[position:0.75rem_center] bg-no-repeat first:bg-none';

/** One user. It draws itself again only when what it shows has changed: a fling passes thousands of them. */
export const UserRow = memo(function UserRow({ shown, ...props }: UserRowProps) {
  const { position, row, open } = props;
  return (
    <tr
      aria-rowindex={position + 1}
      aria-busy={row ? undefined : true}
      data-open={open || undefined}
      className="relative hover:bg-hover data-open:bg-live-soft data-open:[&>td:first-child]:shadow-[inset_2px_0_0_var(--live)]"
    >
      {shown.map(({ id, look }) => (
        <td key={id} className={`${bodyCell} truncate ${look} ${row ? '' : unread}`}>
          {id === 'name' ? <Name {...props} /> : row ? cells[id](row) : null}
        </td>
      ))}
    </tr>
  );
});
