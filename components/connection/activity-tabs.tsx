import { Link } from '@/components/ui/link';
import { changesHref } from '@/lib/users/addresses';

const tab =
  'inline-flex min-h-7 items-center border-b-2 border-transparent text-13 text-ink-2 no-underline hover:text-ink aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink';

/** The two sides of what happens: in Onramp, and to users in Webex. */
export function ActivityTabs({ connectionId, here }: Readonly<{ connectionId: string; here: 'acts' | 'changes' }>) {
  return (
    <nav aria-label="Activity" className="flex gap-4">
      <Link href={`/connections/${connectionId}/activity`} aria-current={here === 'acts' ? 'page' : undefined} className={tab}>
        Acts in Onramp
      </Link>
      <Link href={changesHref(connectionId)} aria-current={here === 'changes' ? 'page' : undefined} className={tab}>
        Changes in Webex
      </Link>
    </nav>
  );
}
