'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { SessionView } from '@/lib/team/views';
import { goToCompany } from './company-sign-in';
import { LaunchKeyField, launchKeyIn } from './launch-key-field';
import { leaveProof } from './leave-proof';

interface ProofDialogProps {
  session: SessionView;
  onDone: (proven: boolean) => void;
}

type Outcome = 'idle' | 'working' | 'refused' | 'unreachable';

const outcomeWords: Readonly<Record<Outcome, string>> = {
  idle: '',
  working: 'Confirming…',
  refused: 'That was not accepted. A launch link works once, within five minutes: run npm run link again.',
  unreachable: 'Onramp does not answer. Try again.',
};

/** Asks for what proves who is there: a launch key, or a new sign-in at the company. */
export function ProofDialog({ session, onDone }: ProofDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => dialog.current?.showModal(), []);
  const byKey = session.proofBy === 'launch-key';

  const prove = async (event: FormEvent) => {
    event.preventDefault();
    if (outcome === 'working' || (byKey && typed.trim() === '')) return;
    setOutcome('working');
    try {
      if (!byKey) {
        if (!(await goToCompany(window.location.pathname + window.location.search, true))) setOutcome('unreachable');
      } else if (await leaveProof(launchKeyIn(typed))) onDone(true);
      else setOutcome('refused');
    } catch {
      setOutcome('unreachable');
    }
    setTyped('');
  };

  return (
    <dialog
      ref={dialog}
      aria-labelledby="proof-title"
      onClose={() => onDone(false)}
      className="m-auto w-[min(440px,calc(100vw-32px))] rounded-3 border border-line bg-surface p-5 text-ink shadow-pop backdrop:bg-black/40"
    >
      <form onSubmit={prove} className="grid gap-4">
        <h2 id="proof-title" className="text-16 font-semibold">
          Confirm that it is you
        </h2>
        {byKey ? (
          <>
            <p className="text-ink-2">
              This needs a recent proof from this window. Run this beside Onramp, on the same machine, and paste the link that it prints:
            </p>
            <p className="rounded-2 border border-line bg-sunken px-3 py-2 font-mono">npm run link</p>
            <div className="grid gap-2">
              <LaunchKeyField id="proof-key" value={typed} onChange={setTyped} />
            </div>
          </>
        ) : (
          <p className="text-ink-2">
            This needs a recent proof from this window: sign in with {session.company ?? 'your company'} once more. You come back to this
            page; then do it again.
          </p>
        )}
        <p role="status" className={outcome === 'refused' || outcome === 'unreachable' ? 'text-13 text-fail' : 'text-13 text-ink-2'}>
          {outcomeWords[outcome]}
        </p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
          <Button type="submit" variant="primary" working={outcome === 'working'}>
            {byKey ? 'Confirm' : `Sign in with ${session.company ?? 'your company'}`}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
