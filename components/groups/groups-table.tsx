import { Link } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { ScimGroup } from '@/lib/scim/group';
import { toGroupFacts } from '@/lib/scim/group-facts';

const head = 'h-[34px] border-b border-line bg-sunken px-3 text-left font-medium text-ink-2 first:pl-4';
const cell = 'h-[46px] border-b border-line px-3 py-1.5 align-middle first:pl-4';

export function GroupsTable({
  connectionId,
  groups,
  startIndex,
  total,
}: Readonly<{ connectionId: string; groups: readonly ScimGroup[]; startIndex: number; total: number }>) {
  return (
    <table aria-label="Groups" aria-rowcount={total + 1} className="w-full table-fixed border-separate border-spacing-0 text-13">
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className={head}>
            Name
          </th>
          <th scope="col" className={`${head} w-32`}>
            Source
          </th>
          <th scope="col" className={`${head} w-40 max-mid:hidden`}>
            Used for
          </th>
          <th scope="col" className={`${head} w-36 max-mid:hidden`}>
            Last modified
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group, index) => {
          const { name, source, usage, modifiedAt } = toGroupFacts(group);
          return (
            <tr key={group.id} aria-rowindex={startIndex + index + 1} className="hover:bg-hover">
              <td className={cell}>
                <Link
                  href={`/connections/${connectionId}/groups/${encodeURIComponent(group.id)}`}
                  className="link inline-flex min-h-6 items-center font-medium [overflow-wrap:anywhere]"
                >
                  {name}
                </Link>
              </td>
              <td className={`${cell} [overflow-wrap:anywhere] ${source ? '' : 'text-ink-3'}`}>{source ?? 'Not named'}</td>
              <td className={`${cell} max-mid:hidden ${usage ? '' : 'text-ink-3'}`}>{usage ?? 'Not told'}</td>
              <td className={`${cell} max-mid:hidden ${modifiedAt === null ? 'text-ink-3' : ''}`}>
                {modifiedAt === null ? 'Not told' : <Time at={modifiedAt} form="ago" />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
