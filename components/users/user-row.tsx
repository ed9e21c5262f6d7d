import { memo, useTransition } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { type columns, tableParts } from './columns';
import type { OnPress } from './use-table';
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
  onPress: OnPress;
}

const nameButton =
  'block w-full min-w-0 scroll-mt-40 scroll-mb-14 truncate text-left text-14 leading-[18px] font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-live mid:in-data-[density=compact]:w-auto mid:in-data-[density=compact]:flex-none mid:in-data-[density=compact]:max-w-[60%]';

function Name({ index, position, row, open, reachable, onClick }: Omit<UserRowProps, 'shown' | 'onPress'> & { onClick: () => void }) {
  return (
    <div className="min-w-0 mid:in-data-[density=compact]:flex mid:in-data-[density=compact]:items-baseline mid:in-data-[density=compact]:gap-2">
      <button
        type="button"
        data-index={index}
        tabIndex={reachable ? 0 : -1}
        aria-expanded={row ? open : undefined}
        aria-label={row ? undefined : `User ${position.toLocaleString('en-GB')}, being read`}
        onClick={onClick}
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

/** Bars as {@link Skeleton} draws them, but without an element for each: a fling draws hundreds of unread rows a second. */
const unread =
  'bg-[linear-gradient(var(--line),var(--line)),linear-gradient(var(--line),var(--line))] bg-[length:4rem_0.625rem] bg-[position:50%_center,calc(100%-4rem)_center] bg-no-repeat';

/** One user. It draws itself again only when what it shows has changed: a fling passes thousands of them. */
export const UserRow = memo(function UserRow({ shown, onPress, ...props }: UserRowProps) {
  const { index, position, row } = props;
  const [pending, start] = useTransition();
  // A click is answered here at once; the details follow when they are drawn. Another one meanwhile would open them twice.
  const open = row !== null && props.open !== pending;
  const onClick = () => {
    if (!pending) start(() => onPress(index, row, props.open));
  };
  return (
    <tr
      role={tableParts.row.role}
      aria-rowindex={position + 1}
      aria-busy={row ? undefined : true}
      data-open={open || undefined}
      className={`${tableParts.row.className} hover:bg-hover data-open:bg-live-soft data-open:shadow-[inset_2px_0_0_var(--live)] ${row ? '' : unread}`}
    >
      {(row ? shown : shown.slice(0, 1)).map(({ id, look }) => (
        <td key={id} role={tableParts.cell.role} className={`${tableParts.cell.className} ${look}`}>
          {id === 'name' ? <Name {...props} open={open} onClick={onClick} /> : row ? cells[id](row) : null}
        </td>
      ))}
    </tr>
  );
});
