import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { activityHref } from '@/lib/activity/addresses';
import { type ActFilter, conditionsOf } from '@/lib/activity/filter';

interface NoActsProps {
  connectionId: string | null;
  filter: ActFilter;
  before: number | null;
}

const action = buttonClass('secondary', 'sm');

/** Why the list is empty, and what would fill it. */
export function NoActs({ connectionId, filter, before }: NoActsProps) {
  const conditions = conditionsOf(filter);
  if (before !== null) {
    const newest = (
      <Link href={activityHref(connectionId, filter)} className={action}>
        Go to the newest
      </Link>
    );
    return (
      <EmptyState title="Nothing older" action={newest}>
        The list has come to its end.
      </EmptyState>
    );
  }
  if (conditions.length === 0) {
    return <EmptyState title="Nothing was done yet">What you and others do is listed here.</EmptyState>;
  }
  const drop = (
    <ul className="flex flex-wrap justify-center gap-2">
      {conditions.map(({ words, without }) => (
        <li key={words}>
          <Link href={activityHref(connectionId, without)} className={action}>
            Drop “{words}”
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <EmptyState title="Nothing fits" action={drop}>
      {conditions.length === 1 ? 'No act fits the filter. Drop it:' : 'No act fits all of the filter. Drop a part of it:'}
    </EmptyState>
  );
}
