import { useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/counted';
import type { SnapshotView } from '@/lib/users/snapshot';
import { notesWords } from './crawl-words';
import { snapshotApi } from './snapshot-api';
import { snapshotWords } from './snapshot-words';
import { useSnapshotChange } from './use-snapshot';

const words = snapshotWords.off;

/** Asks once more, and says what is deleted. */
function TurnOff({ connectionId, total }: Readonly<{ connectionId: string; total: number | null }>) {
  const [asking, setAsking] = useState(false);
  const turnOff = useSnapshotChange(connectionId, snapshotApi.turnOff);
  if (!asking) {
    return (
      <Button size="sm" onClick={() => setAsking(true)}>
        Turn off…
      </Button>
    );
  }
  return (
    <section aria-label={words.title} className="grid w-full gap-2 rounded-3 border border-fail-line bg-fail-soft px-3.5 py-3 text-13">
      <h3 className="text-14">{words.title}</h3>
      <p className="text-ink-2">{words.text(total)}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="danger" working={turnOff.isPending} onClick={() => turnOff.mutate()}>
          {words.action}
        </Button>
        <Button size="sm" onClick={() => setAsking(false)}>
          {words.keep}
        </Button>
      </div>
      {turnOff.error ? <ProblemCallout problem={toProblem(turnOff.error)} /> : null}
    </section>
  );
}

function Facts({ snapshot }: Readonly<{ snapshot: SnapshotView }>) {
  const notes = snapshot.crawl?.status === 'done' ? notesWords(snapshot.crawl) : null;
  return (
    <div className="grid gap-1 text-13 text-ink-2">
      {snapshot.takenAt === null ? null : (
        <p>
          {counted(snapshot.total ?? 0, 'user')}, read completely <Time at={snapshot.takenAt} form="full" />.
          {snapshot.nextAt === null ? null : (
            <>
              {' '}
              The next reading begins <Time at={snapshot.nextAt} form="full" />.
            </>
          )}
        </p>
      )}
      {snapshot.turnedOnAt === null ? null : (
        <p>
          Turned on by {snapshot.turnedOnBy ?? 'an admin'}, <Time at={snapshot.turnedOnAt} form="full" />.
        </p>
      )}
      {notes ? <p>{notes}</p> : null}
    </div>
  );
}

/** What is kept, and what can be done about it. */
export function SnapshotFacts({ connectionId, snapshot }: Readonly<{ connectionId: string; snapshot: SnapshotView }>) {
  const crawl = useSnapshotChange(connectionId, snapshotApi.crawl);
  const running = snapshot.crawl?.status === 'running';
  const failure = snapshot.crawl?.status === 'failed' ? snapshot.crawl.problem : null;
  const again = (
    <Button size="sm" working={crawl.isPending} onClick={() => crawl.mutate()}>
      {failure ? 'Try again' : 'Read all users again now'}
    </Button>
  );
  return (
    <div className="grid gap-3 p-4">
      {failure ? <ProblemCallout problem={failure} action={again} /> : null}
      {snapshot.crawl?.status === 'cancelled' ? <p className="text-13">The last reading was cancelled. Nothing of it is shown.</p> : null}
      <Facts snapshot={snapshot} />
      <div className="flex flex-wrap items-center gap-2">
        {failure || running ? null : again}
        <TurnOff connectionId={connectionId} total={snapshot.total} />
      </div>
      {crawl.error ? <ProblemCallout problem={toProblem(crawl.error)} /> : null}
    </div>
  );
}
