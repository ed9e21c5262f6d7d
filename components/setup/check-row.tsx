import { RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Mark, type MarkKind } from '@/components/ui/mark';
import { Time } from '@/components/ui/time';
import { type CheckId, type CheckResult, type CheckStatus, checkSubjects } from '@/lib/setup/check';
import { verifyWords } from '@/lib/setup/words/verify';

const words = verifyWords.ladder;

const marks = { pass: 'verified', warn: 'warned', fail: 'failed', unknown: 'unknown', skipped: 'skipped' } as const satisfies Record<
  CheckStatus,
  MarkKind
>;

const frame =
  'group grid grid-cols-[20px_minmax(0,1fr)] relative items-start gap-x-3 gap-y-0.5 px-4 py-2.5 not-first:border-t not-first:border-line mid:grid-cols-[20px_minmax(0,1fr)_auto]';
const note = 'col-[2/-1] min-w-0 text-13 text-ink-2 [overflow-wrap:anywhere]';
const request = 'col-[2/-1] min-w-0 font-mono text-12 leading-[18px] text-ink-3 [overflow-wrap:anywhere]';

/** There for whoever points at the row, reaches it by key, or has no pointer that could hover. Takes no room from the words meanwhile. */
const quiet =
  'absolute right-3 bottom-2 bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:static pointer-coarse:opacity-100';

export function PendingRow({ id, running }: Readonly<{ id: CheckId; running: boolean }>) {
  return (
    <li className={`${frame} ${running ? 'bg-live-soft' : 'text-ink-3'}`}>
      <Mark kind={running ? 'running' : 'waiting'} />
      <span className="font-medium">{checkSubjects[id]}</span>
      {running ? <p className="col-[2/-1] text-13 text-ink-2">{words.asking}</p> : null}
    </li>
  );
}

interface CheckRowProps {
  result: CheckResult;
  /** The answer was earned, but what it was about may have changed since. */
  stale: boolean;
  /** This rung is asked again just now. */
  asking: boolean;
  /** It was asked again after the run that it belongs to. */
  later: boolean;
  /** Asks this rung alone; null while that is not possible. */
  onAgain: (() => void) | null;
}

export function CheckRow({ result, stale, asking, later, onAgain }: CheckRowProps) {
  const subject = checkSubjects[result.id];
  const { exchange } = result;
  return (
    <li data-check={result.id} data-status={result.status} className={`${frame} ${asking ? 'bg-live-soft' : ''}`}>
      <Mark kind={asking ? 'running' : stale && result.status === 'pass' ? 'stale' : marks[result.status]} />
      <h3 className="min-w-0 font-medium [overflow-wrap:anywhere]">{asking ? subject : result.finding}</h3>
      {exchange || onAgain ? (
        <div
          className={`flex flex-wrap items-center gap-x-3 max-mid:col-start-2 max-mid:justify-between mid:justify-end ${exchange ? '' : 'max-mid:not-pointer-coarse:absolute'}`}
        >
          {onAgain ? (
            <Button
              size="sm"
              variant="ghost"
              working={asking}
              aria-label={words.againLabel(subject)}
              onClick={onAgain}
              className={`-my-1 max-mid:order-last ${asking ? '' : quiet}`}
            >
              {asking ? null : <RotateCcw aria-hidden="true" className="size-3.5" />}
              {words.again}
            </Button>
          ) : null}
          {exchange && !asking ? (
            <p className="font-mono text-12 leading-5 text-ink-2 tabular-nums">
              {exchange.status ?? words.noAnswer} · {words.time(exchange.ms)}
            </p>
          ) : null}
        </div>
      ) : null}
      {asking ? <p className={note}>{words.asking}</p> : <Evidence result={result} later={later} />}
    </li>
  );
}

function Evidence({ result, later }: Readonly<Pick<CheckRowProps, 'result' | 'later'>>) {
  const { exchange } = result;
  return (
    <>
      {result.detail ? <p className={note}>{result.detail}</p> : null}
      {result.remedy ? <p className={`${note} text-ink`}>{result.remedy}</p> : null}
      {result.oktaSays ? <p className={note}>{words.oktaSays(result.oktaSays)}</p> : null}
      {exchange ? (
        <p className={request}>
          {exchange.method} {exchange.target}
        </p>
      ) : null}
      {exchange?.trackingId ? <p className={request}>{words.trackingId(exchange.trackingId)}</p> : null}
      {result.source ? <p className={request}>{result.source}</p> : null}
      {later ? (
        <p className={request}>
          {words.askedAt} <Time at={result.at} form="clock-seconds" />
        </p>
      ) : null}
    </>
  );
}
