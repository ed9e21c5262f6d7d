import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { type ActivityPage, inWords } from '@/lib/activity/act';
import { ActDays } from './act-days';

interface ActivityListProps {
  connectionId: string;
  page: ActivityPage;
  before: number | null;
}

export function ActivityList({ connectionId, page, before }: ActivityListProps) {
  const href = `/connections/${connectionId}/activity`;
  if (page.acts.length === 0) {
    return (
      <EmptyState
        title={before === null ? 'Nothing was done yet' : 'Nothing older'}
        action={
          before === null ? null : (
            <Link href={href} className={buttonClass('secondary', 'sm')}>
              Go to the newest
            </Link>
          )
        }
      >
        {before === null ? 'What you and others do with this connection is listed here.' : 'The list begins with the connection itself.'}
      </EmptyState>
    );
  }
  return (
    <>
      <ActDays acts={inWords(page)} />
      {before === null && page.next === null ? null : (
        <nav aria-label="Pages" className="flex flex-wrap gap-2">
          {page.next === null ? null : (
            <Link href={`${href}?before=${page.next}`} className={buttonClass('secondary')}>
              Show older
            </Link>
          )}
          {before === null ? null : (
            <Link href={href} className={buttonClass('ghost')}>
              Go to the newest
            </Link>
          )}
        </nav>
      )}
    </>
  );
}
