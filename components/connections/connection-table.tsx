import { EnvironmentBadge } from '@/components/connection/environment-badge';
import { Link } from '@/components/ui/link';
import type { ConnectionRow } from '@/lib/connections/list';
import type { ListSearch, ListSort } from '@/lib/connections/list-search';
import { shortenId } from '@/lib/webex/shorten-id';
import { DaysLeft } from './days-left';
import { LastCheckCell } from './last-check-cell';
import { SortLink } from './sort-link';

/** Where the panel is narrow, the last column is left out: the connection itself says it too. */
const roomyOnly = 'max-mid:hidden @max-[900px]:hidden';

const columns: readonly { name: string; sort: ListSort | null; look: string }[] = [
  { name: 'Customer', sort: 'name', look: '' },
  { name: 'Environment', sort: 'environment', look: 'mid:w-34' },
  { name: 'Token, days left', sort: 'left', look: 'mid:w-52 @min-[900px]:mid:w-80' },
  { name: 'Users', sort: 'users', look: 'mid:w-24 mid:text-right' },
  { name: 'Last check', sort: 'check', look: 'mid:w-36' },
  { name: 'Next', sort: null, look: `mid:w-44 ${roomyOnly}` },
];

// On a small screen each row is a card, and the heads are the ways to sort.
const head =
  'h-[34px] px-3 text-left font-medium text-ink-2 first:pl-4 max-mid:inline-flex max-mid:h-auto max-mid:items-center max-mid:px-0 max-mid:first:pl-0 mid:border-b mid:border-line mid:bg-sunken';
const cell = 'mid:h-[46px] mid:px-3 mid:py-1.5 mid:first:pl-4 mid:border-b mid:border-line';
const row =
  'relative hover:bg-hover max-mid:grid max-mid:grid-cols-[minmax(0,1fr)_128px] max-mid:items-start max-mid:gap-x-3 max-mid:gap-y-2 max-mid:border-b max-mid:border-line max-mid:px-4 max-mid:py-3';

function Customer({ row: { id, name, organizationId } }: Readonly<{ row: ConnectionRow }>) {
  const short = organizationId && shortenId(organizationId);
  return (
    <>
      <Link
        href={`/connections/${id}`}
        className="inline-flex min-h-6 max-w-full items-center text-14 font-medium text-ink no-underline outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-live"
      >
        <bdi className="line-clamp-2 [overflow-wrap:anywhere]" title={name}>
          {name}
        </bdi>
      </Link>
      {short && !name.includes(short) ? <div className="font-mono text-12 text-ink-2">{short}</div> : null}
    </>
  );
}

export function ConnectionTable({ rows, search, now }: Readonly<{ rows: readonly ConnectionRow[]; search: ListSearch; now: number }>) {
  return (
    <table aria-label="Connections" className="w-full border-separate border-spacing-0 text-13 max-mid:block mid:table-fixed">
      <thead className="max-mid:block max-mid:border-b max-mid:border-line max-mid:bg-sunken max-mid:px-4 max-mid:py-2">
        <tr className="max-mid:flex max-mid:flex-wrap max-mid:gap-x-4">
          {columns.map(({ name, sort, look }) => (
            <th
              key={name}
              scope="col"
              aria-sort={sort === null ? undefined : sort === search.sort ? search.order : 'none'}
              className={`${head} ${look}`}
            >
              {sort ? <SortLink search={search} sort={sort} name={name} /> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-mid:block">
        {rows.map((connection) => (
          <tr key={connection.id} className={row}>
            <td className={`${cell} min-w-0`}>
              <Customer row={connection} />
            </td>
            <td className={cell}>
              <EnvironmentBadge environment={connection.environment} />
            </td>
            <td className={`${cell} max-mid:col-span-2`}>
              <DaysLeft credential={connection.credential} now={now} />
            </td>
            <td className={`${cell} tabular-nums mid:text-right`}>
              {connection.users ? (
                <>
                  {connection.users.total.toLocaleString('en-GB')}
                  <span className="mid:hidden"> {connection.users.total === 1 ? 'user' : 'users'}</span>
                </>
              ) : (
                <span className="whitespace-nowrap text-ink-2">
                  <span className="mid:hidden">Users not known</span>
                  <span className="max-mid:hidden">Not known</span>
                </span>
              )}
            </td>
            <td className={cell}>
              <LastCheckCell check={connection.lastCheck} />
            </td>
            <td className={`${cell} ${roomyOnly}`}>
              {connection.next ? (
                <Link href={connection.next.href} className="link relative inline-flex min-h-6 items-center">
                  {connection.next.words}
                </Link>
              ) : (
                <span className="text-ink-2">Nothing</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
