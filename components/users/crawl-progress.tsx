import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Spinner } from '@/components/ui/spinner';
import type { CrawlView } from '@/lib/users/snapshot';
import { durationWords, progressWords } from './crawl-words';
import { snapshotApi } from './snapshot-api';
import { useNow } from './use-now';
import { useSnapshotChange } from './use-snapshot';

/** How far the reading is, of what Webex claims there is. */
export function CrawlProgress({ connectionId, crawl, first }: Readonly<{ connectionId: string; crawl: CrawlView; first: boolean }>) {
  const now = useNow();
  const cancel = useSnapshotChange(connectionId, snapshotApi.cancel);
  const resting = crawl.restingUntil !== null && crawl.restingUntil > now ? Math.ceil((crawl.restingUntil - now) / 1000) : null;
  const share = crawl.claimed ? Math.min(1, crawl.seen / crawl.claimed) : 0;
  return (
    <div className="grid gap-2 p-4 text-13">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Spinner />
        <p className="min-w-0 flex-1 tabular-nums">
          {progressWords(crawl)}, {durationWords(now - crawl.startedAt)} so far
        </p>
        <Button size="sm" working={cancel.isPending} onClick={() => cancel.mutate()}>
          Cancel
        </Button>
      </div>
      <progress
        aria-label="Users read"
        value={share}
        max={1}
        className="h-1 w-full appearance-none overflow-hidden rounded-1 [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-live [&::-moz-progress-bar]:bg-live"
      />
      {resting === null ? null : (
        <p className="text-ink-2 tabular-nums">Webex asks to wait {resting} s. The reading goes on by itself then.</p>
      )}
      <p className="text-ink-2">
        {first ? 'Search and filters work when all users were read.' : 'Search and filters answer from the snapshot before it until then.'}{' '}
        You may leave this page.
      </p>
      {cancel.error ? <ProblemCallout problem={toProblem(cancel.error)} /> : null}
    </div>
  );
}
