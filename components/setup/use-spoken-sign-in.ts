'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { announce } from '@/components/ui/announcer';
import type { ConnectionView } from '@/lib/connection';
import { authorizeWords } from '@/lib/setup/words/authorize';
import type { SignInState } from './sign-in-state';
import { renewHref, stepHref } from './step-links';
import { endsSoon } from './use-sign-in-link';

const { spoken } = authorizeWords;

/** What to say of a state when it begins. A refusal is an alert and speaks for itself. */
function wordsOf({ waiting, lapsed, ready }: SignInState, view: ConnectionView, now: number): string | null {
  if (waiting) return endsSoon(waiting, now) ? spoken.ending : spoken.waiting;
  if (lapsed && ready) return spoken.lapsed;
  return view.credential?.status === 'received' && view.credential.identifyProblem === null ? spoken.received : null;
}

/** Says each state once, when it begins; not the one that the page opens with, and not the seconds. */
export function useSpokenSignIn(state: SignInState, view: ConnectionView, now: number): void {
  const text = wordsOf(state, view, now);
  const last = useRef(text);
  useEffect(() => {
    if (text !== null && text !== last.current) announce(text);
    last.current = text;
  }, [text]);
}

/** Moves on to Verify when a token becomes active while the admin looks at this step, and to the renewal when it only waits beside another. */
export function useMoveOn(view: ConnectionView): void {
  const router = useRouter();
  const activeId = view.credential?.status === 'active' ? view.credential.id : null;
  const [knownId] = useState(activeId);
  const renewalId = view.renewal?.id ?? null;
  const [knownRenewalId] = useState(renewalId);
  useEffect(() => {
    if (renewalId !== null && renewalId !== knownRenewalId) router.push(renewHref(view.id));
  }, [renewalId, knownRenewalId, router, view.id]);
  useEffect(() => {
    if (activeId === null || activeId === knownId) return;
    announce(spoken.active);
    router.push(stepHref(view.id, 'verify'));
  }, [activeId, knownId, router, view.id]);
}
