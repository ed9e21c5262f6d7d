import { Mark, type MarkKind } from '@/components/ui/mark';
import { type CheckId, type CheckResult, type CheckStatus, checkSubjects } from '@/lib/setup/check';

const marks = { pass: 'verified', warn: 'warned', fail: 'failed', unknown: 'unknown', skipped: 'skipped' } as const satisfies Record<
  CheckStatus,
  MarkKind
>;

const frame =
  'grid grid-cols-[20px_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 px-4 py-2.5 not-first:border-t not-first:border-line mid:grid-cols-[20px_minmax(0,1fr)_auto]';

const timeWords = (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

export function PendingRow({ id, running }: Readonly<{ id: CheckId; running: boolean }>) {
  return (
    <li className={`${frame} ${running ? 'bg-live-soft' : 'text-ink-3'}`}>
      <Mark kind={running ? 'running' : 'waiting'} />
      <span className="font-medium">{checkSubjects[id]}</span>
      {running ? <p className="col-start-2 text-13 text-ink-2">Asking Webex…</p> : null}
    </li>
  );
}

/** @param stale the answer was earned, but what it was about may have changed since. */
export function CheckRow({ result, stale }: Readonly<{ result: CheckResult; stale: boolean }>) {
  const { exchange } = result;
  const note = 'col-start-2 min-w-0 text-13 text-ink-2 [overflow-wrap:anywhere]';
  const request = 'col-start-2 min-w-0 font-mono text-12 leading-[18px] text-ink-3 [overflow-wrap:anywhere]';
  return (
    <li data-check={result.id} data-status={result.status} className={frame}>
      <Mark kind={stale && result.status === 'pass' ? 'stale' : marks[result.status]} />
      <h3 className="min-w-0 font-medium [overflow-wrap:anywhere]">{result.finding}</h3>
      {exchange ? (
        <p className="font-mono text-12 leading-5 text-ink-2 tabular-nums max-mid:col-start-2 mid:text-right">
          {exchange.status ?? 'no answer'} · {timeWords(exchange.ms)}
        </p>
      ) : null}
      {result.detail ? <p className={note}>{result.detail}</p> : null}
      {result.remedy ? <p className={`${note} text-ink`}>{result.remedy}</p> : null}
      {result.oktaSays ? <p className={note}>Okta would say: “{result.oktaSays}”</p> : null}
      {exchange ? (
        <p className={request}>
          {exchange.method} {exchange.target}
        </p>
      ) : null}
      {exchange?.trackingId ? <p className={request}>Webex tracking ID {exchange.trackingId}</p> : null}
      {result.source ? <p className={request}>{result.source}</p> : null}
    </li>
  );
}
