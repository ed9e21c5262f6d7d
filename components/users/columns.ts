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
  { id: 'name', name: 'Name', sortBy: 'userName', order: 'by e-mail', fixed: true, look: '' },
  { id: 'status', name: 'Status', sortBy: null, fixed: false, look: 'w-28' },
  { id: 'title', name: 'Title', sortBy: null, fixed: false, look: 'max-mid:hidden' },
  { id: 'externalId', name: 'externalId', sortBy: null, fixed: false, look: `w-40 ${roomyOnly}` },
  { id: 'licences', name: 'Licences', sortBy: null, fixed: false, look: 'w-28 max-mid:hidden' },
  { id: 'source', name: 'Source', sortBy: null, fixed: false, look: 'w-24 max-mid:hidden @max-[1040px]:hidden' },
  { id: 'modified', name: 'Last modified', sortBy: 'meta.lastModified', fixed: false, look: 'w-36 max-mid:hidden' },
];

export const tableClass = 'w-full table-fixed border-separate border-spacing-0 text-13';
export const headCell = 'h-[34px] border-b border-line bg-sunken px-3 text-left font-medium text-ink-2 first:pl-5';
export const bodyCell = 'h-[46px] border-b border-line px-3 py-0 align-middle first:pl-5 mid:in-data-[density=compact]:h-8';

/** The height of a row in pixels, as {@link bodyCell} makes it. */
export const rowHeights = { comfortable: 46, compact: 32 } as const;
