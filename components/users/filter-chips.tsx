import { Plus, X } from 'lucide-react';
import { lazy } from 'react';
import { Time } from '@/components/ui/time';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import { type FilterName, nothingAsked, setFilters } from '@/lib/users/source-of-rows';
import { filterNames, valueWords } from './filter-words';
import { Menu } from './menu';
import { ViewLink } from './view-link';

const FilterMenu = lazy(() => import('./filter-menu').then((module) => ({ default: module.FilterMenu })));

interface ChipProps {
  connectionId: string;
  search: UsersSearch;
  name: FilterName;
}

const available =
  'inline-flex min-h-7 items-center gap-1.5 rounded-2 border border-dashed border-control px-2.5 text-13 text-ink hover:bg-hover';
const chosen =
  'inline-flex min-h-7 max-w-full min-w-0 items-center gap-1.5 rounded-2 border border-live-line bg-live-soft px-2.5 text-13 text-ink no-underline';

/** A filter that is set. It leads to the view without it. */
function SetChip({ connectionId, search, name }: ChipProps) {
  const value = search[name];
  return (
    <ViewLink href={usersHref(connectionId, { ...search, [name]: null, startIndex: 1, user: null })} className={chosen}>
      <span className="sr-only">Remove filter: </span>
      <span className="truncate">
        {filterNames[name]}
        {typeof value === 'number' ? (
          <>
            {' '}
            <Time at={value} form="day" />
          </>
        ) : (
          `: ${valueWords(name, value ?? '')}`
        )}
      </span>
      <X aria-hidden="true" className="size-3.5 flex-none" />
    </ViewLink>
  );
}

interface FilterChipsProps extends Omit<ChipProps, 'name'> {
  generation: number;
  turnedOnAt: number | null;
  onTurnOn: () => void;
}

const names = ['status', 'licence', 'source', 'account', 'since'] as const satisfies readonly FilterName[];

/** The filters: dashed to add one, solid to take one away. */
export function FilterChips({ connectionId, search, generation, turnedOnAt, onTurnOn }: FilterChipsProps) {
  const set = setFilters(search);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      {names.map((name) =>
        set.includes(name) ? (
          <SetChip key={name} connectionId={connectionId} search={search} name={name} />
        ) : (
          <Menu
            key={name}
            look={available}
            button={
              <>
                <Plus aria-hidden="true" className="size-3.5" />
                {filterNames[name]}
              </>
            }
          >
            {(close) => (
              <FilterMenu
                connectionId={connectionId}
                search={search}
                name={name}
                generation={generation}
                turnedOnAt={turnedOnAt}
                onChosen={close}
                onTurnOn={onTurnOn}
              />
            )}
          </Menu>
        ),
      )}
      {set.length > 0 || search.q ? (
        <ViewLink href={usersHref(connectionId, { ...search, ...nothingAsked })} className="link inline-flex min-h-6 items-center text-13">
          Clear
        </ViewLink>
      ) : null}
    </fieldset>
  );
}
