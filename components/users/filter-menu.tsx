'use client';

import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import type { FacetCounts } from '@/lib/users/snapshot';
import type { FilterName } from '@/lib/users/source-of-rows';
import { valueWords } from './filter-words';
import { rowsQuery } from './first-read';
import { SinceOptions } from './since-options';
import { snapshotApi } from './snapshot-api';
import { ViewLink } from './view-link';

export interface FilterMenuProps {
  connectionId: string;
  search: UsersSearch;
  name: FilterName;
  /** Which snapshot counts; 0 while none can. */
  generation: number;
  turnedOnAt: number | null;
  onChosen: () => void;
  onTurnOn: () => void;
}

type Counted = Exclude<FilterName, 'since'>;

/** Values that exist whether or not somebody has them. */
const always: Readonly<Record<Counted, readonly string[]>> = {
  status: ['active', 'inactive'],
  licence: ['none', 'some'],
  source: [],
  account: [],
};

const optionLook = 'flex min-h-9 items-center gap-2 rounded-2 px-2.5 text-ink no-underline hover:bg-hover mid:min-h-8';

function Options({
  connectionId,
  search,
  name,
  counts,
  onChosen,
}: Omit<FilterMenuProps, 'name'> & { name: Counted; counts: FacetCounts | null }) {
  const found = counts ? counts[name] : {};
  const options = [...new Set([...always[name], ...Object.keys(found)])];
  return (
    <ul>
      {options.map((value) => {
        const href = usersHref(connectionId, { ...search, [name]: value, startIndex: 1, user: null });
        return (
          <li key={value}>
            <ViewLink href={href} aria-current={search[name] === value || undefined} className={optionLook} onClick={onChosen}>
              <Check aria-hidden="true" className={`size-4 flex-none ${search[name] === value ? '' : 'invisible'}`} />
              <span className="min-w-0 flex-1 truncate">{valueWords(name, value)}</span>
              {counts ? <span className="text-12 text-ink-2 tabular-nums">{(found[value] ?? 0).toLocaleString('en-GB')}</span> : null}
            </ViewLink>
          </li>
        );
      })}
    </ul>
  );
}

/** The values of one filter with how many users each would show, or what the filter needs. */
export function FilterMenu(props: FilterMenuProps) {
  const { connectionId, search, name, generation, turnedOnAt, onChosen, onTurnOn } = props;
  const query = rowsQuery(search);
  const counts = generation > 0 && name !== 'since';
  const { data, error } = useQuery({
    queryKey: ['snapshot-rows', connectionId, turnedOnAt, generation, query, 'facets'],
    queryFn: ({ signal }) => snapshotApi.facets(connectionId, query, signal),
    enabled: counts,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      {counts && !data && !error ? (
        <p role="status" className="px-2.5 py-2 text-ink-2">
          Counting…
        </p>
      ) : name === 'since' ? (
        <SinceOptions connectionId={connectionId} search={search} onChosen={onChosen} />
      ) : (
        <Options {...props} name={name} counts={data ?? null} />
      )}
      {error ? <p className="px-2.5 py-2 text-fail">The counts could not be read. The filters work.</p> : null}
      {generation > 0 ? null : (
        <div className="grid gap-2 border-t border-line px-2.5 py-2 text-ink-2 first:border-0">
          <p>Webex cannot filter by this. The snapshot can, once it holds all users.</p>
          <Button
            size="sm"
            onClick={() => {
              onChosen();
              onTurnOn();
            }}
          >
            About the snapshot
          </Button>
        </div>
      )}
    </>
  );
}
