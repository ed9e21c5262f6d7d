'use client';

import { DownloadLink } from '@/components/connection/download-link';
import { counted } from '@/lib/counted';
import { toUsersQuery, type UsersSearch } from '@/lib/users/search-params';
import { setFilters } from '@/lib/users/source-of-rows';

interface ExportMenuProps {
  connectionId: string;
  search: UsersSearch;
  /** How many users, of which `more` says that they were not counted to the end; `null` while there is nothing to export from. */
  shown: { readonly total: number | null; readonly more: boolean } | null;
  onChosen: () => void;
}

const formats = [
  ['csv', 'CSV', 'For a spreadsheet'],
  ['ndjson', 'NDJSON', 'One SCIM resource a line'],
] as const;

/** Downloads of what is shown, each named by what it holds. */
export function ExportMenu({ connectionId, search, shown, onChosen }: ExportMenuProps) {
  if (shown === null) return <p className="px-2.5 py-2 text-ink-2">There is nothing to export until the snapshot holds all users.</p>;
  const { total, more } = shown;
  const query = toUsersQuery({ ...search, startIndex: 1, user: null });
  const users = total === null ? 'Users' : `${more ? 'More than ' : ''}${counted(total, 'user')}`;
  const all = search.q === '' && setFilters(search).length === 0;
  return (
    <>
      <ul>
        {formats.map(([format, name, use]) => (
          <li key={format}>
            <DownloadLink
              href={`/api/connections/${encodeURIComponent(connectionId)}/users/export?format=${format}${query ? `&${query}` : ''}`}
              onBegun={onChosen}
              className="grid rounded-2 px-2.5 py-1.5 text-ink no-underline hover:bg-hover"
            >
              <span className="tabular-nums">
                {users}, {name}
              </span>
              <span className="text-12 text-ink-2">{use}</span>
            </DownloadLink>
          </li>
        ))}
      </ul>
      <p className="border-t border-line px-2.5 py-2 text-12 text-ink-2">
        {all ? 'All users, not only this page.' : 'All that match the search and the filters.'} The download holds personal data; it is
        noted in the Activity.
      </p>
    </>
  );
}
