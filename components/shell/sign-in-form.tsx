'use client';

import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { goToCompany } from '@/components/connection/company-sign-in';
import { LaunchKeyField, launchKeyIn } from '@/components/connection/launch-key-field';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { arrive, signInWithKey } from './session';

type Outcome = 'idle' | 'working' | 'leaving' | 'refused' | 'unreachable';

/** A path of this site, or its start. */
function safePath(next: string | null): string {
  if (!next) return '/';
  const target = URL.canParse(next, window.location.origin) ? new URL(next, window.location.origin) : null;
  return next.startsWith('/') && target?.origin === window.location.origin ? target.pathname + target.search : '/';
}

interface SignInFormProps {
  /** Where to go afterwards. */
  next: string | null;
  /** What the company's sign-in is called; `null`: there is none. */
  company: string | null;
  /** Whether this window comes back from there. */
  arrived: boolean;
}

export function SignInForm({ next, company, arrived }: Readonly<SignInFormProps>) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('idle');

  const signIn = useCallback(
    async (key: string) => {
      setOutcome('working');
      try {
        if (await signInWithKey(key)) window.location.replace(safePath(next));
        else setOutcome('refused');
      } catch {
        // No answer at all, one that is not JSON, or that Onramp cannot look now.
        setOutcome('unreachable');
      }
    },
    [next],
  );

  useEffect(() => {
    const clear = () => window.history.replaceState(null, '', window.location.pathname + window.location.search);
    const take = () => {
      if (!window.location.hash.startsWith('#key=')) return;
      const key = launchKeyIn(window.location.hash);
      clear();
      // Once more when the router listens, so that it forgets the key as well.
      setTimeout(clear, 0);
      void signIn(key);
    };
    take();
    // A link opened in a tab that shows this page already changes the fragment only.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, [signIn]);

  useEffect(() => {
    if (!arrived) return;
    // The cookie of the new session is not sent with what another site began, so this page goes on by itself.
    const goOn = () => window.location.replace(safePath(next));
    arrive().then(goOn, goOn);
  }, [arrived, next]);

  const leave = async () => {
    setOutcome('leaving');
    const begun = await goToCompany(safePath(next), false).catch(() => false);
    if (!begun) setOutcome('unreachable');
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const key = launchKeyIn(typed);
    if (key === '' || outcome === 'working' || outcome === 'leaving') return;
    setTyped('');
    void signIn(key);
  };

  return (
    <div className="grid gap-6">
      {outcome === 'refused' ? (
        <Callout tone="fail" alert title="This launch link does not work any more">
          <p>A launch link works once, within five minutes.</p>
          <p className="text-ink">
            Run <span className="font-mono">npm run link</span> beside Onramp and open the new link.
          </p>
        </Callout>
      ) : null}
      {outcome === 'unreachable' ? (
        <Callout tone="fail" alert title="Onramp does not answer">
          <p>
            This browser got no answer from Onramp itself, or its database is away. The link was not used up: wait a moment, then try again.
          </p>
        </Callout>
      ) : null}
      {company ? (
        <>
          <Button variant="primary" size="lg" working={outcome === 'leaving' || arrived} onClick={leave}>
            {arrived ? 'Signing you in…' : `Continue with ${company}`}
          </Button>
          <p className="flex items-center gap-3 text-13 text-ink-2">
            <span className="h-px flex-1 bg-line" />
            or
            <span className="h-px flex-1 bg-line" />
          </p>
        </>
      ) : null}
      <form onSubmit={submit} className="grid gap-2">
        <LaunchKeyField id="launch-key" value={typed} onChange={setTyped} />
        <div className="mt-2 grid">
          <Button type="submit" variant={company ? 'secondary' : 'primary'} size="lg" working={outcome === 'working'}>
            Sign in with the key
          </Button>
        </div>
        <p role="status" className="text-13 text-ink-2">
          {outcome === 'working' ? 'Signing you in…' : ''}
        </p>
      </form>
      <Disclosure summary="Where is the launch link?">
        <p>Onramp prints it in its terminal when it starts. For a new one, run this beside Onramp, on the same machine:</p>
        <p className="rounded-2 border border-line bg-sunken px-3 py-2 font-mono text-ink">npm run link</p>
      </Disclosure>
    </div>
  );
}
