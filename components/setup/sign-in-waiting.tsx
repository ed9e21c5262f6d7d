'use client';

import { api } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { Time } from '@/components/ui/time';
import type { AuthorizationView } from '@/lib/connection';
import { authorizeWords } from '@/lib/setup/words/authorize';
import { signInWords } from '@/lib/setup/words/sign-in-states';
import type { CallbackReach } from './callback-reach';
import { endsSoon, type SignInLinkState } from './use-sign-in-link';

const words = signInWords.waiting;

interface SignInWaitingProps {
  connectionId: string;
  authorization: AuthorizationView;
  now: number;
  signIn: SignInLinkState;
  reach: CallbackReach | null;
}

function elapsedWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function SignInWaiting({ connectionId, authorization, now, signIn, reach }: SignInWaitingProps) {
  const cancel = useChange(connectionId, () => api.cancelAuthorization(connectionId));
  const { link } = signIn;
  return (
    <section aria-label={words.label} className="grid gap-3 rounded-3 border border-live-line bg-live-soft p-4">
      <div className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2.5 gap-y-1">
        <span
          data-pulse
          aria-hidden="true"
          className="relative mt-1.5 ml-1 size-2.5 rounded-full bg-live after:absolute after:inset-0 after:animate-pulse-ring after:rounded-full after:bg-live"
        />
        <div className="grid gap-1">
          <h2 className="text-14">{words.title}</h2>
          <p className="text-13 text-ink-2">{words.text[reach ?? 'reached']}</p>
          <p className="text-13 text-ink-2">
            {words.until} <Time at={authorization.expiresAt} form="clock-seconds" />
          </p>
          {endsSoon(authorization, now) ? <p className="text-13">{words.ending}</p> : null}
        </div>
        <span role="timer" aria-label={words.since} className="font-mono text-13 text-ink-2 tabular-nums">
          {elapsedWords(now - authorization.issuedAt)}
        </span>
      </div>
      {link ? (
        <div className="grid gap-1.5">
          <label htmlFor="sign-in-link" className="text-13 font-medium">
            {words.link}
          </label>
          <input
            id="sign-in-link"
            readOnly
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
            className="h-10 w-full min-w-0 truncate rounded-2 border border-live-line bg-surface px-3 font-mono text-13"
          />
        </div>
      ) : (
        <p className="text-13 text-ink-2">{words.linkGone}</p>
      )}
      {signIn.refused ? <Hint tone="bad">{authorizeWords.copy.refusedHere}</Hint> : null}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" working={signIn.working} onClick={signIn.copyAgain}>
          {link ? words.copyAgain : signInWords.refused.copyNew}
        </Button>
        <Button size="sm" variant="ghost" working={cancel.isPending} onClick={() => cancel.mutate()}>
          {words.startOver}
        </Button>
      </div>
    </section>
  );
}
