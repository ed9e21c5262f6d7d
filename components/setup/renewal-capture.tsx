'use client';

import type { ReactNode } from 'react';
import { toProblem } from '@/components/connection/api';
import { useServerClock } from '@/components/connection/use-server-clock';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, RenewalView } from '@/lib/connection';
import { authorizeWords } from '@/lib/setup/words/authorize';
import { renewalWords } from '@/lib/setup/words/renewal';
import { Identifying } from './identifying';
import { PasteAddress } from './paste-address';
import { SignInReady } from './sign-in-ready';
import { SignInRefused } from './sign-in-refused';
import { signInStateOf } from './sign-in-state';
import { SignInWaiting } from './sign-in-waiting';
import { useCallbackReach } from './use-callback-reach';
import { useSignInLink } from './use-sign-in-link';
import { useSpokenSignIn } from './use-spoken-sign-in';

interface RenewalCaptureProps {
  view: ConnectionView;
  renewal: RenewalView;
  /** How to open one, in the admin's own browser. */
  privateWindow: ReactNode;
  /** Takes back the wish for another token, when there is a new one already. */
  onKeep: (() => void) | null;
}

/** The sign-in of step 4, for the token that is to stand beside the one in use. */
export function RenewalCapture({ view, renewal, privateWindow, onKeep }: Readonly<RenewalCaptureProps>) {
  const now = useServerClock(view.serverNow);
  // A link from before the renewal is none of its business.
  const authorization = view.authorization && view.authorization.issuedAt >= renewal.startedAt ? view.authorization : null;
  const facts = { ...view, authorization, credential: renewal.credential };
  const state = signInStateOf(facts, onKeep !== null, now);
  const { waiting, refused, ready, asking } = state;
  const signIn = useSignInLink(view.id, authorization);
  const reach = useCallbackReach();
  useSpokenSignIn(state, facts, now);
  const pasteBelow = asking && !(ready && reach === 'elsewhere');
  return (
    <>
      {ready ? <SignInReady view={view} signIn={signIn} privateWindow={privateWindow} lapsed={state.lapsed} reach={reach} /> : null}
      {waiting ? <SignInWaiting connectionId={view.id} authorization={waiting} now={now} signIn={signIn} reach={reach} /> : null}
      {refused ? <SignInRefused view={view} authorization={refused} signIn={signIn} /> : null}
      {signIn.error ? <ProblemCallout problem={toProblem(signIn.error)} /> : null}
      {!waiting && signIn.refused ? <Hint tone="bad">{authorizeWords.copy.refused}</Hint> : null}
      {renewal.credential?.status === 'received' ? <Identifying view={view} credential={renewal.credential} /> : null}
      {pasteBelow ? <PasteAddress connectionId={view.id} shown={refused?.problem ?? null} reach={reach} /> : null}
      {onKeep ? (
        <div>
          <Button onClick={onKeep}>{renewalWords.capture.keep}</Button>
        </div>
      ) : null}
    </>
  );
}
