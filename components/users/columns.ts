import type { UsersSearch } from '@/lib/users/search-params';

interface Column {
  readonly name: string;
  readonly sortBy: UsersSearch['sortBy'] | null;
  /** Width, and whether small screens show it. */
  readonly look: string;
}

/** Shown where the table has room; the open drawer takes some of it. */
export const roomyOnly = 'max-mid:hidden @max-[880px]:hidden';

/** The columns of the table, also of its skeleton. */
export const columns: readonly Column[] = [
  { name: 'Name', sortBy: 'userName', look: '' },
  { name: 'Status', sortBy: null, look: 'w-28' },
  { name: 'Title', sortBy: null, look: 'max-mid:hidden' },
  { name: 'externalId', sortBy: null, look: `w-40 ${roomyOnly}` },
  { name: 'Licences', sortBy: null, look: 'w-28 max-mid:hidden' },
  { name: 'Last modified', sortBy: 'meta.lastModified', look: 'w-36 max-mid:hidden' },
];

export const tableClass = 'w-full table-fixed border-separate border-spacing-0 text-13';
export const headCell = 'h-[34px] border-b border-line bg-sunken px-3 text-left font-medium text-ink-2 first:pl-5';
export const bodyCell = 'h-[46px] border-b border-line px-3 py-1 align-middle first:pl-5';
