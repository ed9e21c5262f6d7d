'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CheckRunView, ConnectionView } from '@/lib/connection';
import { type CheckResult, checkIds } from '@/lib/setup/check';
import { progressOf } from '@/lib/setup/steps';
import { CheckRow, PendingRow } from './check-row';
import { Missing } from './missing';
import { PrimaryButton } from './primary';
import { ReportPanel } from './report-panel';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';

const isRunning = (run: CheckRunView) => run.finishedAt === null && !run.interrupted;

/** Nothing was asked with this token yet. */
function needsFirstRun({ credential, checkRun, organizationId }: ConnectionView): boolean {
  if (credential?.status !== 'active' || organizationId === null) return false;
  return checkRun === null || checkRun.startedAt < credential.receivedAt;
}

function headOf(view: ConnectionView, run: CheckRunView | null): { title?: string; lead?: string } {
  if (!run || isRunning(run) || run.interrupted || run.stale) return {};
  const failed = run.results.filter((result) => result.status === 'fail').length;
  if (failed === 1)
    return { title: 'One thing stops Okta', lead: 'It is the first row below, with what to do. Then run the checks again.' };
  if (failed > 1)
    return { title: `${failed} things stop Okta`, lead: 'They are the first rows below, with what to do. Then run the checks again.' };
  const proven = progressOf(view).some((state) => state.id === 'verify' && state.done);
  if (!proven)
    return {
      title: 'Webex could not be verified yet',
      lead: 'Nothing failed, but what Okta needs could not be asked. Run the checks again.',
    };
  const warnings = run.results.filter((result) => result.status === 'warn').length;
  const rest = warnings === 0 ? '' : warnings === 1 ? ' One warning does not stop you.' : ` ${warnings} warnings do not stop you.`;
  return { title: 'Webex was verified successfully', lead: `The token works, belongs to your organization and reads its users.${rest}` };
}

/** Why the guide does not go on. */
function notYetOf(askable: boolean, running: boolean, run: CheckRunView | null): string {
  if (!askable) return 'Needs steps 3 and 4.';
  if (running) return 'Opens when the checks have passed.';
  return run?.stale || run?.interrupted ? 'Opens when the checks have run again.' : 'Opens when no check fails.';
}

const order = (result: CheckResult) => (result.status === 'fail' ? -1 : checkIds.indexOf(result.id));

function Ladder({ run }: Readonly<{ run: CheckRunView }>) {
  const running = isRunning(run);
  const results = running ? run.results : run.results.toSorted((a, b) => order(a) - order(b));
  const pending = running ? checkIds.filter((id) => !run.results.some((result) => result.id === id)) : [];
  return (
    <ol aria-label="Checks" className="overflow-hidden rounded-3 border border-line bg-surface">
      {results.map((result) => (
        <CheckRow key={result.id} result={result} stale={run.stale && !running} />
      ))}
      {pending.map((id, index) => (
        <PendingRow key={id} id={id} running={index === 0} />
      ))}
    </ol>
  );
}

function useSpokenProgress(run: CheckRunView | null): void {
  const spoken = useRef(run?.results.length ?? 0);
  useEffect(() => {
    if (!run) return;
    const last = run.results.at(-1);
    if (last && run.results.length > spoken.current && isRunning(run)) {
      announce(`${run.results.length} of ${checkIds.length}, ${last.finding}, ${last.status}`);
    }
    spoken.current = run.results.length;
  }, [run]);
}

export function VerifyStep({ view }: Readonly<{ view: ConnectionView }>) {
  const router = useRouter();
  const start = useChange(view.id, () => api.check(view.id));
  const run = view.checkRun;
  const running = (run !== null && isRunning(run)) || start.isPending;
  const startedFor = useRef<string | null>(null);
  useSpokenProgress(run);

  const wanted = needsFirstRun(view) && !running ? (view.credential?.id ?? null) : null;
  const { mutate } = start;
  useEffect(() => {
    if (wanted === null || startedFor.current === wanted) return;
    startedFor.current = wanted;
    mutate();
  }, [wanted, mutate]);

  const verified = progressOf(view).some((state) => state.id === 'verify' && state.done);
  const askable = view.organizationId !== null && view.credential?.status === 'active';
  const notYet = verified ? null : notYetOf(askable, running, run);
  return (
    <StepFrame
      view={view}
      stepId="verify"
      {...headOf(view, running ? null : run)}
      asideLabel="About this report"
      aside={run ? <ReportPanel view={view} run={run} /> : null}
      actions={
        <PrimaryButton notYet={notYet} onClick={() => router.push(stepHref(view.id, 'configure-okta'))}>
          Continue to Configure Okta
        </PrimaryButton>
      }
    >
      {view.organizationId === null ? (
        <Missing
          connectionId={view.id}
          stepId="organization-id"
          what="The Organization ID is missing"
          why="Webex is asked about one organization."
        />
      ) : null}
      {view.credential?.status === 'active' ? null : (
        <Missing
          connectionId={view.id}
          stepId="authorize"
          what="There is no token to check"
          why="Every question to Webex needs the token of step 4."
        />
      )}
      {run?.interrupted ? (
        <Callout tone="warn" title="The checks stopped half way">
          <p>Onramp was stopped while they ran. What was learnt until then is below. Run them again.</p>
        </Callout>
      ) : null}
      {run?.stale && !running ? (
        <Callout tone="warn" title="These answers are out of date">
          <p>The organization or the token changed, or a day has passed. Run the checks again.</p>
        </Callout>
      ) : null}
      {start.error ? <ProblemCallout problem={toProblem(start.error)} /> : null}
      {run || askable ? (
        <section aria-busy={running} className="grid gap-2.5">
          <div className="flex min-h-8 items-center justify-between gap-2">
            <h2 className="text-14 tabular-nums">
              {run && running ? `${run.results.length} of ${checkIds.length} done` : `${checkIds.length} checks`}
            </h2>
            {askable && !running ? (
              <Button size="sm" variant={verified ? 'ghost' : 'secondary'} onClick={() => start.mutate()}>
                <RotateCcw aria-hidden="true" className="size-3.5" />
                Run again
              </Button>
            ) : null}
          </div>
          {run ? <Ladder run={run} /> : null}
        </section>
      ) : null}
    </StepFrame>
  );
}
