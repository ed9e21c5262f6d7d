import { Link } from '@/components/ui/link';
import type { GroupMember } from '@/lib/scim/group';
import { usersHref } from '@/lib/users/addresses';

const head = 'h-[34px] border-b border-line bg-sunken px-3 text-left font-medium text-ink-2 first:pl-4';
const cell = 'h-[42px] border-b border-line px-3 py-1.5 align-middle first:pl-4';

export function MembersTable({
  connectionId,
  members,
  startIndex,
  total,
}: Readonly<{ connectionId: string; members: readonly GroupMember[]; startIndex: number; total: number }>) {
  return (
    <table aria-label="Members" aria-rowcount={total + 1} className="w-full table-fixed border-separate border-spacing-0 text-13">
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className={head}>
            Name
          </th>
          <th scope="col" className={`${head} w-24`}>
            Type
          </th>
          <th scope="col" className={`${head} w-[22rem] max-mid:hidden`}>
            id
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ value, type, display }, index) => (
          <tr key={value} aria-rowindex={startIndex + index + 1} className="hover:bg-hover">
            <td className={`${cell} [overflow-wrap:anywhere]`}>
              {type === 'group' ? (
                <Link
                  href={`/connections/${connectionId}/groups/${encodeURIComponent(value)}`}
                  className="link inline-flex min-h-6 items-center"
                >
                  {display || value}
                </Link>
              ) : (
                <Link href={usersHref(connectionId, { user: value })} className="link inline-flex min-h-6 items-center">
                  {display || value}
                </Link>
              )}
            </td>
            <td className={`${cell} ${type ? '' : 'text-ink-3'}`}>{type ?? 'Not told'}</td>
            <td className={`${cell} font-mono text-12 max-mid:hidden`}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
