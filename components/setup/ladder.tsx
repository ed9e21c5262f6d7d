'use client';

import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { CheckRunView } from '@/lib/connection';
import { type CheckId, type CheckResult, checkIds } from '@/lib/setup/check';
import { verifyWords } from '@/lib/setup/words/verify';
import { CheckRow, PendingRow } from './check-row';
import { isRunning } from './ladder-run';

const words = verifyWords.ladder;

const order = (result: CheckResult) => (result.status === 'fail' ? -1 : checkIds.indexOf(result.id));

interface LadderProps {
  run: CheckRunView | null;
  running: boolean;
  /** The one rung that is asked again. */
  asking: CheckId | null;
  /** Asks everything, when the way to it belongs here. */
  onAll: (() => void) | null;
  /** Asks one rung, when its answer can be put into this run. */
  onOne: ((id: CheckId) => void) | null;
}

/** The checks with their answers: as they come while they run, and with what failed first afterwards. */
export function Ladder({ run, running, asking, onAll, onOne }: LadderProps) {
  return (
    <section aria-busy={running} className="grid gap-2.5">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h2 className="text-14 tabular-nums">
          {run && running ? words.done(run.results.length, checkIds.length) : words.count(checkIds.length)}
        </h2>
        {onAll ? (
          <Button size="sm" variant="ghost" onClick={onAll}>
            <RotateCcw aria-hidden="true" className="size-3.5" />
            {words.again}
          </Button>
        ) : null}
      </div>
      {run ? <Rows run={run} asking={asking} onOne={onOne} /> : null}
    </section>
  );
}

function Rows({ run, asking, onOne }: Readonly<Pick<LadderProps, 'asking' | 'onOne'> & { run: CheckRunView }>) {
  const running = isRunning(run);
  const results = running ? run.results : run.results.toSorted((a, b) => order(a) - order(b));
  const pending = running ? checkIds.filter((id) => !run.results.some((result) => result.id === id)) : [];
  // One at a time; the one that was pressed keeps its button, so that the focus stays.
  const again = (id: CheckId) => (onOne && (asking === null || asking === id) ? () => onOne(id) : null);
  return (
    <ol aria-label={words.label} className="overflow-hidden rounded-3 border border-line bg-surface">
      {results.map((result) => (
        <CheckRow
          key={result.id}
          result={result}
          stale={run.stale && !running}
          asking={asking === result.id}
          later={run.finishedAt !== null && result.at > run.finishedAt}
          onAgain={again(result.id)}
        />
      ))}
      {pending.map((id, index) => (
        <PendingRow key={id} id={id} running={index === 0} />
      ))}
    </ol>
  );
}
