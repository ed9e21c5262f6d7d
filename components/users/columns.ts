import type { UsersSearch } from '@/lib/users/search-params';

export type ColumnId = 'name' | 'status' | 'title' | 'externalId' | 'licences' | 'source' | 'modified';

interface Column {
  readonly id: ColumnId;
  readonly name: string;
  readonly sortBy: UsersSearch['sortBy'] | null;
  /** What it is sorted by, where that is not what it is called. */
  readonly order?: string;
  /** Cannot be hidden. */
  readonly fixed: boolean;
  /** Width, and whether small screens show it. */
  readonly look: string;
}

/** Shown where the table has room; the open drawer takes some of it. */
const roomyOnly = 'max-mid:hidden @max-[880px]:hidden';

/** The columns of the table, also of its skeleton. */
export const columns: readonly Column[] = [
  { id: 'name', name: 'Name', sortBy: 'userName', order: 'by e-mail', fixed: true, look: 'flex-1' },
  { id: 'status', name: 'Status', sortBy: null, fixed: false, look: 'w-28 flex-none' },
  { id: 'title', name: 'Title', sortBy: null, fixed: false, look: 'flex-1 max-mid:hidden' },
  { id: 'externalId', name: 'externalId', sortBy: null, fixed: false, look: `w-40 flex-none ${roomyOnly}` },
  { id: 'licences', name: 'Licences', sortBy: null, fixed: false, look: 'w-28 flex-none max-mid:hidden' },
  { id: 'source', name: 'Source', sortBy: null, fixed: false, look: 'w-24 flex-none max-mid:hidden @max-[1040px]:hidden' },
  { id: 'modified', name: 'Last modified', sortBy: 'meta.lastModified', fixed: false, look: 'w-36 flex-none max-mid:hidden' },
];

/**
 * The table is laid out as blocks, and each row by itself: a browser lays a table out as a whole, whichever row of it changed. Elements that
 * are no table to the eye are none to some screen readers either, hence the roles.
 */
export const tableParts = {
  table: { role: 'table', className: 'block text-13' },
  head: { role: 'rowgroup', className: 'block' },
  headRow: { role: 'row', className: 'flex h-[34px] items-center border-b border-line bg-sunken' },
  headCell: { role: 'columnheader', className: 'min-w-0 px-3 text-left font-medium text-ink-2 first:pl-5' },
  body: { role: 'rowgroup', className: 'block' },
  row: { role: 'row', className: 'flex h-[46px] items-center border-b border-line [contain:strict] mid:in-data-[density=compact]:h-8' },
  cell: { role: 'cell', className: 'min-w-0 truncate px-3 first:pl-5' },
} as const;

/** The height of a row in pixels, as {@link tableParts} makes it. */
export const rowHeights = { comfortable: 46, compact: 32 } as const;
