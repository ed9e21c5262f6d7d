'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { RelayDisclosure } from '@/components/connection/relay-disclosure';
import { useServerClock } from '@/components/connection/use-server-clock';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Hint } from '@/components/ui/hint';
import { Link } from '@/components/ui/link';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { authorizeWords as words } from '@/lib/setup/words/authorize';
import { Missing } from './missing';
import { PasteAddress } from './paste-address';
import { PrimaryLink } from './primary';
import { RenewalNotice } from './rare-parts';
import { SignInReady } from './sign-in-ready';
import { signInStateOf } from './sign-in-state';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useCallbackReach } from './use-callback-reach';
import { useSignInLink } from './use-sign-in-link';
import { useMoveOn, useSpokenSignIn } from './use-spoken-sign-in';
import { useView } from './use-steps';

// Most visits need none of these, and the words of all problems come with the first two.
const Identifying = lazy(() => import('./identifying').then((module) => ({ default: module.Identifying })));
const SignInRefused = lazy(() => import('./sign-in-refused').then((module) => ({ default: module.SignInRefused })));
const SignInWaiting = lazy(() => import('./sign-in-waiting').then((module) => ({ default: module.SignInWaiting })));

interface AuthorizeStepProps {
  renew: boolean;
  /** What is known of the token that was in use when the page was opened. */
  facts: { readonly credentialId: string; readonly shown: ReactNode } | null;
  /** How to open one, in the admin's own browser. */
  privateWindow: ReactNode;
}

export function AuthorizeStep({ renew, facts, privateWindow }: Readonly<AuthorizeStepProps>) {
  const view = useView();
  const { credential } = view;
  const now = useServerClock(view.serverNow);
  const [again, setAgain] = useState(renew);
  const signIn = useSignInLink(view.id, view.authorization);
  const reach = useCallbackReach();
  const state = signInStateOf(view, again, now);
  const { waiting, refused, ready, asking } = state;
  useSpokenSignIn(state, view, now);
  useMoveOn(view);
  const known = credential && credential.status !== 'received' ? credential : null;
  // Elsewhere, the field is the last of the orders.
  const pasteBelow = asking && !(ready && reach === 'elsewhere');

  return (
    <StepFrame actions={known && (known.kept || !asking) ? <GoOn connectionId={view.id} asking={asking} /> : null}>
      {view.organizationId ? null : (
        <Missing connectionId={view.id} stepId="organization-id" what={words.needsId.what} why={words.needsId.why} />
      )}
      <RenewalNotice view={view} />
      {ready ? <SignInReady view={view} signIn={signIn} privateWindow={privateWindow} lapsed={state.lapsed} reach={reach} /> : null}
      <Suspense>
        {waiting ? <SignInWaiting connectionId={view.id} authorization={waiting} now={now} signIn={signIn} reach={reach} /> : null}
        {refused ? <SignInRefused view={view} authorization={refused} signIn={signIn} /> : null}
      </Suspense>
      {signIn.error ? <ProblemCallout problem={toProblem(signIn.error)} /> : null}
      {!waiting && signIn.refused ? <Hint tone="bad">{words.copy.refused}</Hint> : null}
      <Suspense>
        {credential?.status === 'received' ? <Identifying view={view} credential={credential} /> : null}
        {known ? (
          <section className="grid gap-2.5">
            {asking ? <h2 className="text-14">{known.kept ? words.kept.title : words.kept.titleGone}</h2> : null}
            {facts?.credentialId === known.id ? facts.shown : null}
            {asking ? null : (
              <div>
                <Button size="sm" variant="ghost" onClick={() => setAgain(true)}>
                  {known.kept ? words.kept.another : words.kept.anew}
                </Button>
              </div>
            )}
          </section>
        ) : null}
      </Suspense>
      {pasteBelow ? <PasteAddress connectionId={view.id} shown={refused?.problem ?? null} reach={reach} /> : null}
      {asking && view.organizationId ? (
        <RelayDisclosure connectionId={view.id} purpose="webex" summary={words.relay} credential={null} />
      ) : null}
    </StepFrame>
  );
}

function GoOn({ connectionId, asking }: Readonly<{ connectionId: string; asking: boolean }>) {
  const href = stepHref(connectionId, 'verify');
  if (!asking) return <PrimaryLink href={href}>{words.kept.goOn}</PrimaryLink>;
  return (
    <Link href={href} className={buttonClass('secondary')}>
      {words.kept.keep}
    </Link>
  );
}
