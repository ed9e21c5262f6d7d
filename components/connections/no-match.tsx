import { environmentLabels } from '@/components/connection/environment-labels';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { levelWords } from '@/lib/connections/list';
import { type ListSearch, listHref } from '@/lib/connections/list-search';

const longest = 40;

/** What narrows the list, each with the list without it. */
function filtersOf(search: ListSearch): readonly { words: string; href: string }[] {
  const { q, environment, level } = search;
  const without = (change: Partial<ListSearch>) => listHref({ ...search, ...change, page: 1 });
  const short = q.length > longest ? `${q.slice(0, longest)}…` : q;
  return [
    ...(q ? [{ words: `“${short}”`, href: without({ q: '' }) }] : []),
    ...(environment ? [{ words: environmentLabels[environment], href: without({ environment: null }) }] : []),
    ...(level ? [{ words: levelWords[level], href: without({ level: null }) }] : []),
  ];
}

/** Nothing is left of the list: names what to drop. */
export function NoMatch({ search }: Readonly<{ search: ListSearch }>) {
  const filters = filtersOf(search);
  const names = new Intl.ListFormat('en-GB').format(filters.map(({ words }) => words));
  return (
    <EmptyState
      title={`No connection matches ${names}`}
      action={
        <ul className="flex flex-wrap justify-center gap-2">
          {filters.map(({ words, href }) => (
            <li key={words}>
              <Link href={href} className={buttonClass('secondary', 'sm')}>
                Drop {words}
              </Link>
            </li>
          ))}
        </ul>
      }
    >
      {search.q ? 'Names are searched for the words as typed, Organization IDs in any form.' : null}
    </EmptyState>
  );
}
