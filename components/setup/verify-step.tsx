'use client';

import { useRouter } from 'next/navigation';
import { toProblem } from '@/components/connection/api';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CheckRunView, ConnectionView } from '@/lib/connection';
import { verifyWords as words } from '@/lib/setup/words/verify';
import { Ladder } from './ladder';
import { isRunning, remedyPlaceOf } from './ladder-run';
import { Missing } from './missing';
import { PrimaryButton, PrimaryLink } from './primary';
import { NotKept } from './rare-parts';
import { ReportPanel } from './report-panel';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useChecks } from './use-checks';
import { useSpokenChecks } from './use-spoken-checks';
import { useView } from './use-steps';

const isVerified = (view: ConnectionView) => view.progress.some((state) => state.id === 'verify' && state.done);

function headOf(view: ConnectionView, run: CheckRunView | null): { title?: string; lead?: string } {
  if (!run || isRunning(run) || run.interrupted || run.stale) return {};
  const count = (status: string) => run.results.filter((result) => result.status === status).length;
  if (count('fail') > 0) return words.heads.failed(count('fail'));
  return isVerified(view) ? words.heads.verified(count('warn')) : words.heads.unproven;
}

interface NextProps {
  view: ConnectionView;
  running: boolean;
  askable: boolean;
  onAll: () => void;
}

/** What comes next: the step after this one, or what keeps the guide from it. */
function Next({ view, running, askable, onAll }: NextProps) {
  const router = useRouter();
  const run = view.checkRun;
  if (isVerified(view) || !askable || running || !run) {
    const waiting = askable ? words.notYet.running : words.notYet.inputs;
    return (
      <PrimaryButton
        notYet={isVerified(view) && !running ? null : waiting}
        onClick={() => router.push(stepHref(view.id, 'configure-okta'))}
      >
        {words.goOn}
      </PrimaryButton>
    );
  }
  const old = run.stale || run.interrupted;
  const why = run.results.some(({ status }) => status === 'fail') ? words.notYet.failed : words.notYet.unproven;
  const place = old ? null : remedyPlaceOf(run);
  return (
    <>
      {place ? (
        <PrimaryLink href={`${stepHref(view.id, place)}${place === 'authorize' ? '?renew=1' : ''}`}>{words.remedies[place]}</PrimaryLink>
      ) : (
        <PrimaryButton onClick={onAll}>{words.ladder.again}</PrimaryButton>
      )}
      <span className="text-12 text-ink-2">{old ? words.notYet.again : why}</span>
    </>
  );
}

export function VerifyStep() {
  const view = useView();
  const run = view.checkRun;
  const checks = useChecks(view);
  const { running } = checks;
  const head = headOf(view, running ? null : run);
  useSpokenChecks(run, head.title ?? null);

  const askable = view.organizationId !== null && view.credential?.status === 'active';
  const gone = view.credential?.kept === false;
  const finished = askable && !running && run !== null && !run.interrupted && !run.stale;
  // Where running again is the primary action, it is not offered twice.
  const beside = run === null ? checks.error !== null : finished && (isVerified(view) || remedyPlaceOf(run) !== null);
  return (
    <StepFrame
      {...head}
      asideLabel={words.report.label}
      aside={run ? <ReportPanel view={view} run={run} /> : null}
      actions={<Next view={view} running={running} askable={askable} onAll={checks.all} />}
    >
      {view.organizationId === null ? <Missing connectionId={view.id} stepId="organization-id" {...words.missing.organization} /> : null}
      {gone ? <NotKept connectionId={view.id} /> : null}
      {gone || view.credential?.status === 'active' ? null : <Missing connectionId={view.id} stepId="authorize" {...words.missing.token} />}
      {run?.interrupted ? (
        <Callout tone="warn" title={words.interrupted.title}>
          <p>{words.interrupted.text}</p>
        </Callout>
      ) : null}
      {run?.stale && !running && !gone ? (
        <Callout tone="warn" title={words.stale.title}>
          <p>{words.stale.text}</p>
        </Callout>
      ) : null}
      {checks.error ? <ProblemCallout problem={toProblem(checks.error)} /> : null}
      {run || askable ? (
        <Ladder
          run={run}
          running={running}
          asking={checks.asking}
          onAll={beside ? checks.all : null}
          onOne={finished ? checks.one : null}
        />
      ) : null}
    </StepFrame>
  );
}
