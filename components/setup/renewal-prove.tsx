'use client';

import { useEffect, useRef } from 'react';
import { toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CheckRunView, ConnectionView, RenewalView } from '@/lib/connection';
import { renewalWords } from '@/lib/setup/words/renewal';
import { Ladder } from './ladder';
import { isRunning } from './ladder-run';
import { PrimaryButton } from './primary';
import { renewalApi } from './renewal-api';
import { useSpokenChecks } from './use-spoken-checks';

const words = renewalWords.prove;

interface RenewalProveProps {
  view: ConnectionView;
  renewal: RenewalView;
  /** Leads back to the sign-in, for another token. */
  onSignIn: () => void;
}

/** Asks with a new token without being told to, once. */
function useProof(view: ConnectionView, renewal: RenewalView) {
  const start = useChange(view.id, () => renewalApi.prove(view.id, renewal.id));
  const { mutate, isPending } = start;
  const run = renewal.checkRun;
  const startedFor = useRef<string | null>(null);
  const wanted = run === null ? (renewal.credential?.id ?? null) : null;
  useEffect(() => {
    if (wanted === null || startedFor.current === wanted) return;
    startedFor.current = wanted;
    mutate();
  }, [wanted, mutate]);
  return { run, running: isPending || (run !== null && isRunning(run)), error: start.error, all: () => mutate() };
}

function whyNot(run: CheckRunView): { title: string; text: string } {
  if (run.interrupted) return { title: words.interrupted, text: words.interruptedText };
  const failed = run.results.some(({ status }) => status === 'fail');
  return failed ? { title: words.failed, text: words.failedText } : { title: words.unproven, text: words.unprovenText };
}

/** The ladder of step 5 with the new token. */
export function RenewalProve({ view, renewal, onSignIn }: Readonly<RenewalProveProps>) {
  const { run, running, error, all } = useProof(view, renewal);
  const why = run && !running ? whyNot(run) : null;
  useSpokenChecks(run, why?.title ?? renewalWords.spoken['hand-over']);
  return (
    <>
      {why ? (
        <Callout tone="warn" title={why.title}>
          <p>{why.text}</p>
        </Callout>
      ) : null}
      {error ? <ProblemCallout problem={toProblem(error)} /> : null}
      {run || !error ? <Ladder run={run} running={running} asking={null} onAll={null} onOne={null} /> : null}
      {running ? null : (
        <div className="flex flex-wrap gap-2">
          {run || error ? <PrimaryButton onClick={all}>{words.run}</PrimaryButton> : null}
          <Button onClick={onSignIn}>{renewalWords.capture.again}</Button>
        </div>
      )}
    </>
  );
}
