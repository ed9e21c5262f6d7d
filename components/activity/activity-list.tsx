import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { type ActivityPage, inWords } from '@/lib/activity/act';
import { activityHref } from '@/lib/activity/addresses';
import type { ActFilter } from '@/lib/activity/filter';
import { ActDays } from './act-days';
import { NoActs } from './no-acts';

interface ActivityListProps {
  connectionId: string | null;
  filter: ActFilter;
  page: ActivityPage;
  before: number | null;
}

export function ActivityList({ connectionId, filter, page, before }: ActivityListProps) {
  if (page.acts.length === 0) return <NoActs connectionId={connectionId} filter={filter} before={before} />;
  return (
    <>
      <ActDays acts={inWords(page)} />
      {before === null && page.next === null ? null : (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {page.next === null ? null : (
            <Link href={activityHref(connectionId, filter, page.next)} className={buttonClass('secondary')}>
              Show older
            </Link>
          )}
          {before === null ? null : (
            <Link href={activityHref(connectionId, filter)} className={buttonClass('ghost')}>
              Go to the newest
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
