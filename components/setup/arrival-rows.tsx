import { Mark } from '@/components/ui/mark';
import { Time } from '@/components/ui/time';
import { type Arrival, type ArrivalKind, looksUnverified } from '@/lib/setup/arrivals';
import { assignWords } from '@/lib/setup/words/assign';

const came: ReadonlySet<ArrivalKind> = new Set(['created', 'linked', 'reactivated']);

function State({ arrival }: Readonly<{ arrival: Arrival }>) {
  if (arrival.kind === 'deactivated') return null;
  if (looksUnverified(arrival.accountStatus)) return <b className="text-warn">{assignWords.unverified}</b>;
  if (arrival.licences === 0) return <b className="text-warn">{assignWords.none}</b>;
  return <>{arrival.licences === null ? assignWords.unknownLicences : assignWords.licences(arrival.licences)}</>;
}

/** What happened, newest first. */
export function ArrivalRows({ arrivals }: Readonly<{ arrivals: readonly Arrival[] }>) {
  return (
    <ol aria-label={assignWords.list} className="max-h-[420px] overflow-y-auto">
      {arrivals.map((arrival) => {
        const off = arrival.kind !== 'deactivated' && (arrival.licences === 0 || looksUnverified(arrival.accountStatus));
        return (
          <li
            key={arrival.id}
            data-arrival={arrival.kind}
            className="grid animate-arrive grid-cols-[20px_minmax(0,1fr)] items-center gap-x-3 gap-y-0.5 border-t border-line px-4 py-2.5 mid:grid-cols-[20px_minmax(0,1fr)_auto]"
          >
            <Mark kind={off ? 'warned' : arrival.kind === 'deactivated' ? 'skipped' : 'verified'} silent />
            <p className="min-w-0 [overflow-wrap:anywhere]">
              <b>{arrival.name}</b> <span className="text-13 text-ink-2">{arrival.userName}</span>
            </p>
            <p className="flex flex-wrap items-center gap-x-3 text-13 text-ink-2 max-mid:col-start-2">
              <span className={came.has(arrival.kind) ? 'text-pass' : ''}>{assignWords.kinds[arrival.kind]}</span>
              <State arrival={arrival} />
              <span className="font-mono text-12">
                <Time at={arrival.at} form="clock-seconds" />
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
