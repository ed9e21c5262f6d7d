'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { useServerClock } from '@/components/connection/use-server-clock';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import { Missing } from './missing';
import { Orders } from './orders';
import { PasteAddress } from './paste-address';
import { PrimaryButton, PrimaryLink } from './primary';
import { PrivateWindow } from './private-window';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useSignInLink } from './use-sign-in-link';

// Most visits need none of these, and the words of all problems come with the first two.
const Identifying = dynamic(() => import('./identifying').then((module) => module.Identifying));
const SignInRefused = dynamic(() => import('./sign-in-refused').then((module) => module.SignInRefused));
const SignInWaiting = dynamic(() => import('./sign-in-waiting').then((module) => module.SignInWaiting));
const TokenFacts = dynamic(() => import('./token-facts').then((module) => module.TokenFacts));

/** Moves on to Verify when a token becomes active while the admin looks at this step. */
function useMoveOn(view: ConnectionView): void {
  const router = useRouter();
  const activeId = view.credential?.status === 'active' ? view.credential.id : null;
  const [knownId] = useState(activeId);
  useEffect(() => {
    if (activeId === null || activeId === knownId) return;
    announce('Webex handed over the token. The guide moves on to step 5, Verify.');
    router.push(stepHref(view.id, 'verify'));
  }, [activeId, knownId, router, view.id]);
}

export function AuthorizeStep({ view, renew, scopes }: Readonly<{ view: ConnectionView; renew: boolean; scopes: readonly string[] }>) {
  const { authorization, credential } = view;
  const now = useServerClock(view.serverNow);
  const [again, setAgain] = useState(renew);
  const signIn = useSignInLink(view.id, authorization);
  useMoveOn(view);

  const overdue = authorization?.status === 'waiting' && authorization.expiresAt <= now;
  const waiting = authorization?.status === 'waiting' && !overdue ? authorization : null;
  // A link that was taken back or replaced is nobody's failure.
  const failed = authorization?.status === 'refused' && authorization.problem !== 'authorization-superseded';
  const refused = failed ? authorization : null;
  const lapsed = overdue || authorization?.status === 'expired';
  const ready = !waiting && !refused && (credential === null || again);
  const active = credential?.status === 'active';

  const asking = waiting !== null || refused !== null || ready;
  const keep = asking ? (
    <KeepToken connectionId={view.id} />
  ) : (
    <PrimaryLink href={stepHref(view.id, 'verify')}>Continue to Verify</PrimaryLink>
  );

  return (
    <StepFrame view={view} stepId="authorize" actions={active ? keep : null}>
      {view.organizationId ? null : (
        <Missing
          connectionId={view.id}
          stepId="organization-id"
          what="The Organization ID is missing"
          why="A sign-in link is bound to one organization, and step 3 has none yet."
        />
      )}
      {ready ? (
        <>
          {lapsed ? (
            <Callout tone="warn" title="The sign-in link is too old">
              <p>A link lives ten minutes and this one was not used. Copy a new one.</p>
            </Callout>
          ) : null}
          <Orders
            orders={[
              {
                text: <b>Copy the sign-in link</b>,
                extra: (
                  <>
                    <div className="flex flex-wrap items-center gap-2">
                      <PrimaryButton
                        working={signIn.working}
                        notYet={view.organizationId ? null : 'Needs the Organization ID of step 3.'}
                        onClick={signIn.copyNew}
                      >
                        Copy sign-in link
                      </PrimaryButton>
                    </div>
                    <p className="text-13 text-ink-2">
                      It works once, for ten minutes. Do not open it here: it must open in another window.
                    </p>
                  </>
                ),
              },
              { text: <b>Open a private window</b>, extra: <PrivateWindow /> },
              {
                text: <b>Paste the link and sign in</b>,
                extra: (
                  <p className="text-13 text-ink-2">
                    Use an account with the role <b className="text-ink">Full administrator</b>.
                  </p>
                ),
              },
            ]}
          />
        </>
      ) : null}
      {waiting ? <SignInWaiting connectionId={view.id} authorization={waiting} now={now} signIn={signIn} /> : null}
      {refused ? <SignInRefused view={view} authorization={refused} signIn={signIn} /> : null}
      {signIn.error ? <ProblemCallout problem={toProblem(signIn.error)} /> : null}
      {!waiting && signIn.refused ? (
        <Hint tone="bad">This browser does not let the page copy. The link is shown for selecting as soon as it is made.</Hint>
      ) : null}
      {credential?.status === 'received' ? <Identifying view={view} credential={credential} /> : null}
      {active && credential ? (
        <section className="grid gap-2.5">
          {asking ? <h2 className="text-14">The token that is kept until then</h2> : null}
          <TokenFacts scopes={scopes} connectionId={view.id} credential={credential} now={now} />
          {asking ? null : (
            <div>
              <Button size="sm" variant="ghost" onClick={() => setAgain(true)}>
                Use another account
              </Button>
            </div>
          )}
        </section>
      ) : null}
      {asking ? <PasteAddress connectionId={view.id} shown={refused?.problem ?? null} /> : null}
    </StepFrame>
  );
}

function KeepToken({ connectionId }: Readonly<{ connectionId: string }>) {
  return (
    <Link href={stepHref(connectionId, 'verify')} prefetch={false} className={buttonClass('secondary')}>
      Keep the token from before
    </Link>
  );
}
