import { environmentLabels } from '@/components/connection/environment-labels';
import { Link } from '@/components/ui/link';
import { type ListCounts, levelWords, shownLevels } from '@/lib/connections/list';
import { type ListSearch, listHref } from '@/lib/connections/list-search';
import { environmentNames } from '@/lib/webex/environments';

interface ChipProps {
  search: ListSearch;
  on: boolean;
  count: number;
  children: string;
}

/** One filter. It leads to the list with the filter, and, while it is on, to the list without. */
function Chip({ search, on, count, children }: ChipProps) {
  return (
    <li>
      <Link
        href={listHref({ ...search, page: 1 })}
        aria-current={on ? 'true' : undefined}
        className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 text-13 text-ink-2 no-underline hover:bg-hover hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
      >
        {children}
        <span className="text-12 tabular-nums">{count.toLocaleString('en-GB')}</span>
        {on ? <span className="sr-only">, take this filter away</span> : null}
      </Link>
    </li>
  );
}

/** The filters that lead anywhere, with how many connections are behind each. */
export function ConnectionFilters({ search, counts }: Readonly<{ search: ListSearch; counts: ListCounts }>) {
  const environments = environmentNames.filter((name) => counts.environments[name] > 0 || search.environment === name);
  const levels = shownLevels(counts, search.level);
  if (environments.length < 2 && levels.length < 2 && !search.environment && !search.level) return null;
  const list = 'flex flex-wrap gap-1.5';
  return (
    <nav aria-label="Filters" className="flex flex-wrap gap-x-5 gap-y-2">
      <ul aria-label="By environment" className={list}>
        {environments.map((name) => {
          const on = search.environment === name;
          return (
            <Chip key={name} search={{ ...search, environment: on ? null : name }} on={on} count={counts.environments[name]}>
              {environmentLabels[name]}
            </Chip>
          );
        })}
      </ul>
      <ul aria-label="By token" className={list}>
        {levels.map((level) => {
          const on = search.level === level;
          return (
            <Chip key={level} search={{ ...search, level: on ? null : level }} on={on} count={counts.levels[level]}>
              {levelWords[level]}
            </Chip>
          );
        })}
      </ul>
    </nav>
  );
}
