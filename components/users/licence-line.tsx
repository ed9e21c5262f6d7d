import { TriangleAlert } from 'lucide-react';
import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/counted';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import type { SnapshotView } from '@/lib/users/snapshot';
import { nothingAsked } from '@/lib/users/source-of-rows';
import { ViewLink } from './view-link';

/** How many users can use nothing, who they are, and what to do about it. */
export function LicenceLine({
  connectionId,
  search,
  snapshot,
}: Readonly<{ connectionId: string; search: UsersSearch; snapshot: SnapshotView | null }>) {
  const without = snapshot?.on ? (snapshot.withoutLicence ?? 0) : 0;
  if (without === 0) return null;
  const words = `${counted(without, 'user has', 'users have')} no licence`;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1 text-13">
      <span className="inline-flex min-h-6 items-center gap-1.5">
        <TriangleAlert aria-hidden="true" className="size-3.5 flex-none text-warn" strokeWidth={2.2} />
        {search.licence === 'none' ? (
          words
        ) : (
          <ViewLink href={usersHref(connectionId, { ...search, ...nothingAsked, licence: 'none' })} className="link">
            {words}
          </ViewLink>
        )}
      </span>
      {snapshot?.takenAt ? (
        <span className="inline-flex min-h-6 items-center text-ink-2">
          in the snapshot,&nbsp;
          <Time at={snapshot.takenAt} form="ago" />
        </span>
      ) : null}
      <Disclosure summary="What to do">
        <p className="max-w-[60ch]">
          Give these users a licence by hand in Control Hub. For those who come later, set up an automatic licence template there: it
          reaches new users only, not those who are in Webex already.
        </p>
      </Disclosure>
    </div>
  );
}
