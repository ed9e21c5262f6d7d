import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { snapshotApi } from './snapshot-api';
import { snapshotWords } from './snapshot-words';
import { useSnapshotChange } from './use-snapshot';

const words = snapshotWords.offer;

/** Says what a snapshot keeps, where and for how long, before anything is kept. */
export function SnapshotOffer({ connectionId, needed }: Readonly<{ connectionId: string; needed: string | null }>) {
  const turnOn = useSnapshotChange(connectionId, snapshotApi.turnOn);
  return (
    <div className="grid gap-3 p-4">
      <p className="max-w-[72ch] text-13 text-ink-2">
        {needed ? <b className="font-medium text-ink">{words.needed(needed)} </b> : null}
        {words.why}
      </p>
      <dl className="grid gap-x-4 gap-y-1.5 text-13 mid:grid-cols-[max-content_minmax(0,72ch)]">
        {words.facts.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-2">{text}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button variant="primary" size="sm" working={turnOn.isPending} onClick={() => turnOn.mutate()}>
          {words.action}
        </Button>
      </div>
      {turnOn.error ? <ProblemCallout problem={toProblem(turnOn.error)} /> : null}
    </div>
  );
}
