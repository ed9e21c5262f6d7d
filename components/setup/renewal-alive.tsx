'use client';

import { toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { Labelled } from '@/components/ui/labelled';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { ConnectionView, RenewalView } from '@/lib/connection';
import { renewalWords } from '@/lib/setup/words/renewal';
import { ArrivalRows } from './arrival-rows';
import { renewalApi } from './renewal-api';
import type { ArrivalWatch } from './use-arrivals';
import { WatchProblem } from './watch-problem';

const words = renewalWords.alive;

interface RenewalAliveProps {
  view: ConnectionView;
  renewal: RenewalView;
  control: ArrivalWatch;
}

function Watching({ view, since, control }: Readonly<{ view: ConnectionView; since: number; control: ArrivalWatch }>) {
  const watch = view.arrivals;
  const moving = watch === null || watch.status === 'starting' || watch.status === 'watching';
  const seen = watch?.newest.filter(({ at }) => at > since) ?? [];
  return (
    <section aria-label={words.since} className="min-w-0 overflow-hidden rounded-3 border border-line">
      <div className="flex min-h-[49px] flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2">
        {moving ? (
          <span
            data-pulse
            aria-hidden="true"
            className="relative ml-1 size-2.5 flex-none rounded-full bg-live after:absolute after:inset-0 after:animate-pulse-ring after:rounded-full after:bg-live"
          />
        ) : null}
        <p className="min-w-0 flex-1 font-medium">
          {moving ? (
            <>
              {words.waiting} <Time at={since} form="clock-seconds" />
            </>
          ) : (
            words[watch.status === 'failed' ? 'failed' : 'paused']
          )}
        </p>
        {moving ? null : (
          <Button size="sm" working={control.start.isPending} onClick={() => control.start.mutate(false)}>
            {words.resume}
          </Button>
        )}
      </div>
      {seen.length > 0 ? <ArrivalRows arrivals={seen} /> : null}
      <p className="border-t border-line px-4 py-2.5 text-13 text-ink-2">{words.text}</p>
      {watch?.problem ? (
        <div className="border-t border-line p-3">
          <WatchProblem code={watch.problem} />
        </div>
      ) : null}
    </section>
  );
}

/** Waits until something happens that Okta did, or until the admin says that it works. */
export function RenewalAlive({ view, renewal, control }: Readonly<RenewalAliveProps>) {
  const confirm = useChange(view.id, () => renewalApi.confirmAlive(view.id, renewal.id));
  const error = confirm.error ?? control.start.error;
  return (
    <>
      <p>{words.act}</p>
      <Watching view={view} since={renewal.handedOver?.at ?? renewal.startedAt} control={control} />
      <Hint>{words.honest}</Hint>
      <p>
        <Labelled text={words.look} />
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button working={confirm.isPending} onClick={() => confirm.mutate()}>
          {words.word}
        </Button>
        <span className="text-13 text-ink-2">{words.wordNote}</span>
      </div>
      {error ? <ProblemCallout problem={toProblem(error)} /> : null}
    </>
  );
}
