import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { changesHref, usersHref } from '@/lib/users/addresses';
import type { ChangeKind, SnapshotView } from '@/lib/users/snapshot';

interface NoChangesProps {
  connectionId: string;
  snapshot: SnapshotView;
  kind: ChangeKind | null;
  before: number | null;
}

/** Why there is nothing to tell, and what would change that. */
export function NoChanges({ connectionId, snapshot, kind, before }: NoChangesProps) {
  const link = (href: string, words: string) => (
    <Link href={href} className={buttonClass('secondary', 'sm')}>
      {words}
    </Link>
  );
  if (!snapshot.on) {
    return (
      <EmptyState title="No snapshot is kept" action={link(usersHref(connectionId, {}), 'Go to Users')}>
        Onramp sees a change by comparing two readings of all users. It keeps none until you turn the snapshot on at the Users page.
      </EmptyState>
    );
  }
  if (before !== null) return <EmptyState title="Nothing older" action={link(changesHref(connectionId, kind), 'Go to the newest')} />;
  if (kind !== null) return <EmptyState title="Nothing fits" action={link(changesHref(connectionId), 'Show every kind')} />;
  return (
    <EmptyState title="Nothing has changed yet">
      {snapshot.generation === 0 ? 'The first reading of all users is where history begins.' : 'The history that is kept holds no change.'}
    </EmptyState>
  );
}
