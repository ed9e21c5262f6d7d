import { Link } from '@/components/ui/link';
import { Mark, type MarkKind } from '@/components/ui/mark';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import type { CheckRunView, ConnectionView } from '@/lib/connection';
import { type CheckStatus, checkIds } from '@/lib/setup/check';
import { forgetWords } from '@/lib/token/forget-words';

const kinds = [
  { status: 'pass', mark: 'verified', name: 'Passed' },
  { status: 'warn', mark: 'warned', name: 'Warnings' },
  { status: 'fail', mark: 'failed', name: 'Failed' },
  { status: 'skipped', mark: 'skipped', name: 'Skipped' },
  { status: 'unknown', mark: 'unknown', name: 'Not known' },
] as const satisfies readonly { status: CheckStatus; mark: MarkKind; name: string }[];

/** “Not known” has its place only when there is something in it; the others are worth a zero. */
function Counts({ run }: Readonly<{ run: CheckRunView }>) {
  const counted = kinds.map((kind) => ({ ...kind, count: run.results.filter(({ status }) => status === kind.status).length }));
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-3">
      {counted
        .filter(({ status, count }) => status !== 'unknown' || count > 0)
        .map(({ status, mark, name, count }) => (
          <div key={status} className="grid gap-1">
            <dt className="text-13 text-ink-2">{name}</dt>
            <dd className={`flex items-center gap-1.5 text-20 font-semibold tabular-nums ${count === 0 ? 'text-ink-2' : ''}`}>
              {count === 0 ? null : <Mark kind={mark} silent />}
              {count}
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** When Webex is asked again by itself. */
function NextCheck({ view }: Readonly<{ view: ConnectionView }>) {
  const at = view.health?.nextAt ?? null;
  if (at === null) return null;
  return (
    <p className="text-13 text-ink-2">
      Next by itself: <Time at={at} form="day" /> <Time at={at} form="clock" />
    </p>
  );
}

function noteOf(run: CheckRunView): string | null {
  if (run.interrupted) return 'The run stopped half way. Run it again.';
  if (run.finishedAt === null) return `Running, ${run.results.length} of ${checkIds.length} done.`;
  return run.stale ? 'Out of date: an input changed since, or a day has passed.' : null;
}

/** What stands behind the eight steps. Their numbers add up: what is done and neither verified nor confirmed is not proven. */
function Setup({ view }: Readonly<{ view: ConnectionView }>) {
  const { progress } = view;
  const count = (mark: string) => progress.filter((state) => state.mark === mark).length;
  const open = progress.filter((state) => !state.done).length;
  const unproven = progress.length - open - count('verified') - count('stated');
  return (
    <p>
      {`Setup: ${count('verified')} verified, ${count('stated')} confirmed by you`}
      {unproven > 0 ? `, ${unproven} not proven` : ''}
      {open > 0 ? `, ${open} open` : ''}
    </p>
  );
}

export function CheckPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const { checkRun: run, credential } = view;
  const note = run && noteOf(run);
  return (
    <Panel
      title="Last check"
      {...(run
        ? {
            aside: (
              <span className="text-13 text-ink-2">
                <Time at={run.finishedAt ?? run.startedAt} form="day" /> <Time at={run.finishedAt ?? run.startedAt} form="clock" />
              </span>
            ),
          }
        : {})}
      footer={<Setup view={view} />}
    >
      <div className="grid gap-3 p-4">
        {run ? <Counts run={run} /> : null}
        {note ? <p className="text-13 text-ink-2">{note}</p> : null}
        <NextCheck view={view} />
        {run ? null : (
          <p className="text-13 text-ink-2">
            {credential ? 'Nothing was asked of Webex yet.' : 'Nothing was asked of Webex yet. That needs a token.'}
          </p>
        )}
        {credential?.kept ? (
          <Link href={`/connections/${view.id}/setup/verify`} className="link inline-flex min-h-6 items-center justify-self-start text-13">
            {run ? 'Run again' : 'Run the checks'}
          </Link>
        ) : null}
        {credential?.kept === false ? <p className="text-13 text-ink-2">{forgetWords.short}</p> : null}
      </div>
    </Panel>
  );
}
