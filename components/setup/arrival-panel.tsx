import { lazy, Suspense } from 'react';
import { toProblem } from '@/components/connection/api';
import { useServerClock } from '@/components/connection/use-server-clock';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import type { ArrivalWatchView } from '@/lib/setup/arrivals';
import { assignWords } from '@/lib/setup/words/assign';
import type { ArrivalWatch } from './use-arrivals';

// Until the first user arrives there is none to show.
const ArrivalRows = lazy(() => import('./arrival-rows').then((module) => ({ default: module.ArrivalRows })));
// The words of all problems come with it, and most watches have none.
const WatchProblem = lazy(() => import('./watch-problem').then((module) => ({ default: module.WatchProblem })));

const inMotion = (watch: ArrivalWatchView | null) => watch?.status === 'starting' || watch?.status === 'watching';

function headOf(watch: ArrivalWatchView | null): string {
  if (!watch) return assignWords.title;
  const { created, linked } = watch.counts;
  if (created + linked > 0) return assignWords.arrived(watch.users);
  if (watch.users > 0) return assignWords.changed(watch.users);
  return { starting: assignWords.starting, watching: assignWords.watching, paused: assignWords.paused, failed: assignWords.failed }[
    watch.status
  ];
}

function Asked({ watch, serverNow }: Readonly<{ watch: ArrivalWatchView; serverNow: number }>) {
  const now = useServerClock(serverNow);
  if (watch.askedAt === null || !inMotion(watch)) return null;
  const wait = watch.nextAskAt === null ? 0 : Math.ceil((watch.nextAskAt - now) / 1000);
  const seconds = Math.max(0, Math.floor((now - watch.askedAt) / 1000));
  return (
    <span className="text-12 text-ink-2 tabular-nums">
      {assignWords.asked(seconds)}
      {wait > 5 ? `, ${assignWords.next(wait)}` : ''}
    </span>
  );
}

interface ArrivalPanelProps {
  view: ConnectionView;
  watch: ArrivalWatchView | null;
  control: ArrivalWatch;
}

/** What happens in the directory while the admin assigns. */
export function ArrivalPanel({ view, watch, control: { start, stop } }: ArrivalPanelProps) {
  const moving = inMotion(watch);
  const seen = watch ? Object.values(watch.counts).reduce((sum, count) => sum + count, 0) : 0;
  const error = start.error ?? stop.error;
  return (
    <section aria-label={assignWords.title} className="min-w-0 overflow-hidden rounded-3 border border-line bg-surface">
      <div className="flex min-h-[49px] flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2">
        {moving ? (
          <span
            data-pulse
            aria-hidden="true"
            className="relative ml-1 size-2.5 flex-none rounded-full bg-live after:absolute after:inset-0 after:animate-pulse-ring after:rounded-full after:bg-live"
          />
        ) : null}
        <h2 className="min-w-0 flex-1 text-14 max-mid:basis-3/4">{headOf(watch)}</h2>
        {watch ? <Asked watch={watch} serverNow={view.serverNow} /> : null}
        {moving ? (
          <Button size="sm" variant="ghost" working={stop.isPending} onClick={() => stop.mutate()}>
            {assignWords.stop}
          </Button>
        ) : (
          <Button size="sm" working={start.isPending} onClick={() => start.mutate(false)}>
            {watch ? assignWords.resume : assignWords.start}
          </Button>
        )}
      </div>
      {watch && watch.newest.length > 0 ? (
        <Suspense>
          <ArrivalRows arrivals={watch.newest} />
        </Suspense>
      ) : null}
      <div className="grid gap-1 border-t border-line px-4 py-2.5 text-13 text-ink-2">
        {watch?.status === 'paused' ? <p>{assignWords.pausedText}</p> : null}
        {watch?.baseline ? <p>{assignWords.baseline(watch.baseline.total, watch.baseline.known)}</p> : <p>{assignWords.before}</p>}
        {watch && seen > watch.newest.length ? <p>{assignWords.more(seen - watch.newest.length)}</p> : null}
        {watch?.problem && moving ? <p className="text-warn">{assignWords.slower}</p> : null}
      </div>
      {watch?.problem ? (
        <div className="border-t border-line p-3">
          <Suspense>
            <WatchProblem code={watch.problem} />
          </Suspense>
        </div>
      ) : null}
      {error ? (
        <div className="border-t border-line p-3">
          <ProblemCallout problem={toProblem(error)} />
        </div>
      ) : null}
    </section>
  );
}
