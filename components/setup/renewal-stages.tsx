'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { announce } from '@/components/ui/announcer';
import { Disclosure } from '@/components/ui/disclosure';
import { Labelled } from '@/components/ui/labelled';
import type { MarkKind } from '@/components/ui/mark';
import { Time } from '@/components/ui/time';
import type { ConnectionView, RenewalView } from '@/lib/connection';
import { renewalWords as words } from '@/lib/setup/words/renewal';
import { type RenewalStage, renewalStages, stageNumber } from '@/lib/token/renewal';
import { Ladder } from './ladder';
import { RenewalAlive } from './renewal-alive';
import { RenewalCapture } from './renewal-capture';
import { RenewalFinish } from './renewal-finish';
import { RenewalHandOver } from './renewal-hand-over';
import { RenewalProve } from './renewal-prove';
import { Stage } from './renewal-stage';
import { useArrivals } from './use-arrivals';

type Outcome = { mark: MarkKind; text: ReactNode } | null;

function captured({ credential, provenAt }: RenewalView): Outcome {
  if (!credential) return null;
  const account = credential.signedInAs ? words.after.of(credential.signedInAs) : '';
  return {
    mark: provenAt === null ? 'saved' : 'verified',
    text: <Labelled text={`${words.after.token(credential.fingerprint)}${account}`} mono />,
  };
}

function proven({ checkRun, provenAt }: RenewalView): Outcome {
  if (provenAt === null) return null;
  const count = (status: string) => checkRun?.results.filter((result) => result.status === status).length ?? 0;
  return {
    mark: 'verified',
    text: (
      <>
        {words.after.checks(count('pass'), count('warn'))}, <Time at={provenAt} />
      </>
    ),
  };
}

function handedOver({ handedOver: said }: RenewalView): Outcome {
  if (!said) return null;
  return {
    mark: 'stated',
    text: (
      <>
        {words.after.handedOver(said.by)}, <Time at={said.at} />
      </>
    ),
  };
}

function alive({ signOfLife: sign }: RenewalView): Outcome {
  if (!sign) return null;
  const text = sign.from === 'change' ? words.after.change[sign.kind] : words.after.word(sign.by);
  return {
    mark: sign.from === 'change' ? 'verified' : 'stated',
    text: (
      <>
        {text}, <Time at={sign.at} form="seconds" />
      </>
    ),
  };
}

/** Whoever gives Okta the token is shown at once what Okta does then, so the watch begins before it is needed. */
function Watched({ view, children }: Readonly<{ view: ConnectionView; children: (control: ReturnType<typeof useArrivals>) => ReactNode }>) {
  return children(useArrivals(view));
}

interface RenewalStagesProps {
  view: ConnectionView;
  renewal: RenewalView;
  privateWindow: ReactNode;
  /** Where to click in Okta. */
  place: ReactNode;
}

/** The five stages; the open one with its task. */
export function RenewalStages({ view, renewal, privateWindow, place }: Readonly<RenewalStagesProps>) {
  // The new token in whose place another one is wanted.
  const [unwanted, setUnwanted] = useState<string | null>(null);
  const { credential, checkRun } = renewal;
  const again = credential !== null && credential.status !== 'received' && unwanted === credential.id;
  const stage: RenewalStage = again ? 'capture' : renewal.stage;
  const last = useRef(stage);
  useEffect(() => {
    if (stage !== last.current) announce(words.spoken[stage]);
    last.current = stage;
  }, [stage]);

  const wantAnother = () => setUnwanted(credential?.id ?? null);
  const tasks: Readonly<Record<RenewalStage, ReactNode>> = {
    capture: <RenewalCapture view={view} renewal={renewal} privateWindow={privateWindow} onKeep={again ? () => setUnwanted(null) : null} />,
    prove: <RenewalProve view={view} renewal={renewal} onSignIn={wantAnother} />,
    'hand-over': credential ? <RenewalHandOver view={view} renewal={renewal} credential={credential} place={place} /> : null,
    alive: <Watched view={view}>{(control) => <RenewalAlive view={view} renewal={renewal} control={control} />}</Watched>,
    finish: <RenewalFinish view={view} renewal={renewal} />,
  };
  const outcomes: Readonly<Record<RenewalStage, Outcome>> = {
    capture: captured(renewal),
    prove: proven(renewal),
    'hand-over': handedOver(renewal),
    alive: alive(renewal),
    finish: null,
  };
  const checks = checkRun ? (
    <Disclosure summary={words.prove.shown}>
      <Ladder run={checkRun} running={false} asking={null} onAll={null} onOne={null} />
    </Disclosure>
  ) : null;
  const isPast = (candidate: RenewalStage) => stageNumber(candidate) < stageNumber(stage);
  return (
    <ol aria-label={words.list} className="rounded-3 border border-line bg-surface">
      {renewalStages.map((candidate) => (
        <Stage key={candidate} stage={candidate} current={candidate === stage} outcome={isPast(candidate) ? outcomes[candidate] : null}>
          {candidate === stage ? tasks[stage] : candidate === 'prove' && isPast('prove') ? checks : null}
        </Stage>
      ))}
    </ol>
  );
}
