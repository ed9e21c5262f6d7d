import { Skeleton } from '@/components/ui/skeleton';
import { columns, tableParts } from './columns';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const widths = ['w-32', 'w-16', 'w-24', 'w-24', 'w-16', 'w-20'];

export function UsersSkeleton() {
  return (
    <main id="main" aria-busy="true" className="min-w-0">
      <div className="grid gap-3 px-4 py-4 mid:px-5">
        <h1 className="text-20">Users</h1>
        <p role="status" className="text-13 text-ink-2">
          Reading users from Webex…
        </p>
      </div>
      <div className="@container">
        <table aria-hidden="true" className={`border-t border-line bg-surface ${tableParts.table.className}`}>
          <thead className={tableParts.head.className}>
            <tr className={tableParts.headRow.className}>
              {columns.map((column) => (
                <th key={column.name} className={`${tableParts.headCell.className} ${column.look}`}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={tableParts.body.className}>
            {rows.map((row) => (
              <tr key={row} className={tableParts.row.className}>
                {columns.map((column, index) => (
                  <td key={column.name} className={`${tableParts.cell.className} ${column.look}`}>
                    <Skeleton className={widths[index] ?? 'w-20'} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}
