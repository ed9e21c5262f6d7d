import { Skeleton } from '@/components/ui/skeleton';

const rows = ['w-40', 'w-56', 'w-32', 'w-48', 'w-44', 'w-52'];

export function GroupsSkeleton() {
  return (
    <div className="grid gap-2">
      <p role="status" className="text-13 text-ink-2">
        Reading from Webex…
      </p>
      <div aria-hidden="true" className="rounded-3 border border-line bg-surface">
        {rows.map((width) => (
          <div key={width} className="px-4 py-3.5 not-first:border-t not-first:border-line">
            <Skeleton className={width} />
          </div>
        ))}
      </div>
    </div>
  );
}
