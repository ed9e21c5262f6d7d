'use client';

import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Disclosure } from '@/components/ui/disclosure';
import { Hint } from '@/components/ui/hint';
import { signInWithKey } from './session';

type Outcome = 'idle' | 'working' | 'refused' | 'unreachable';

/** A path of this site, or its start. */
function safePath(next: string | null): string {
  if (!next) return '/';
  const target = URL.canParse(next, window.location.origin) ? new URL(next, window.location.origin) : null;
  return next.startsWith('/') && target?.origin === window.location.origin ? target.pathname + target.search : '/';
}

/** The key in a launch link, or the text itself when it is the bare key. */
const keyIn = (text: string) => /#key=([^&\s]+)/.exec(text)?.[1] ?? text.trim();

export function SignInForm({ next }: Readonly<{ next: string | null }>) {
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('idle');

  const signIn = useCallback(
    async (key: string) => {
      setOutcome('working');
      try {
        if (await signInWithKey(decodeURIComponent(key))) window.location.replace(safePath(next));
        else setOutcome('refused');
      } catch {
        // No answer at all, or one that is not JSON: Onramp is not there.
        setOutcome('unreachable');
      }
    },
    [next],
  );

  useEffect(() => {
    const clear = () => window.history.replaceState(null, '', window.location.pathname + window.location.search);
    const take = () => {
      const key = window.location.hash.startsWith('#key=') ? window.location.hash.slice('#key='.length) : null;
      if (!key) return;
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

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const key = keyIn(typed);
    if (key === '' || outcome === 'working') return;
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
          <p>This browser got no answer from Onramp itself. Check that it still runs, then try again.</p>
        </Callout>
      ) : null}
      <form onSubmit={submit} className="grid gap-2">
        <label htmlFor="launch-key" className="font-medium">
          Launch key
        </label>
        <input
          id="launch-key"
          type="password"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          aria-describedby="launch-key-hint"
          className="h-10 w-full rounded-2 border border-control bg-surface px-3 font-mono text-16 mid:text-14"
        />
        <Hint id="launch-key-hint">Paste the key, or the whole launch link. It works once, within five minutes.</Hint>
        <div className="mt-2 grid">
          <Button type="submit" variant="primary" size="lg" working={outcome === 'working'}>
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
