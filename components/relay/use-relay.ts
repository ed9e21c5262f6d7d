'use client';

import { useCallback, useEffect, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import type { ProblemDocument } from '@/lib/problems';
import { parseRelaySecret, type RelayView, relayPath } from '@/lib/relay/link';
import { deriveRelayKeys, type RelayKeys } from '@/lib/relay/secret';
import { relayApi } from './relay-api';

declare global {
  interface Window {
    /** Hands over, once, the fragment that the page was opened with. */
    onrampRelay?: () => string;
  }
}

const pollMs = 3000;

export type RelayState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly problem: ProblemDocument; readonly again: () => void }
  | { readonly kind: 'open'; readonly keys: RelayKeys; readonly view: RelayView };

const clear = () => window.history.replaceState(null, '', relayPath);

/** The fragment that this page was opened with. It leaves the address bar, and lives in the memory of this page only. */
function takeFragment(): string {
  const early = window.onrampRelay?.() ?? '';
  const late = window.location.hash;
  clear();
  // Once more when the router listens, so that it forgets the secret as well.
  setTimeout(clear, 0);
  return late || early;
}

const isUnderWay = (view: RelayView) => view.purpose === 'webex' && (view.signIn.state === 'waiting' || view.signIn.state === 'received');

/** The link that this page was opened with, as Onramp knows it; asked again while a sign-in is under way. */
export function useRelay(): { state: RelayState; refresh: () => Promise<void> } {
  const [keys, setKeys] = useState<RelayKeys | null>(null);
  const [state, setState] = useState<RelayState>({ kind: 'looking' });

  const look = useCallback(async (held: RelayKeys) => {
    try {
      setState({ kind: 'open', keys: held, view: await relayApi.look(held.lookup) });
    } catch (error) {
      const problem = toProblem(error);
      const again = () => void look(held);
      // No answer says nothing about a link that is open already.
      setState((before) => (problem.status === 0 && before.kind === 'open' ? { ...before } : { kind: 'refused', problem, again }));
    }
  }, []);

  useEffect(() => {
    const take = async () => {
      const fragment = takeFragment();
      const secret = parseRelaySecret(fragment);
      if (!secret) {
        if (fragment) setState({ kind: 'missing' });
        else setState((before) => (before.kind === 'looking' ? { kind: 'missing' } : before));
        return;
      }
      setState({ kind: 'looking' });
      const made = await deriveRelayKeys(secret);
      setKeys(made);
      await look(made);
    };
    const onHash = () => void (window.location.hash && take());
    void take();
    // Another link opened in a tab that shows this page changes the fragment only.
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [look]);

  useEffect(() => {
    if (state.kind !== 'open' || !isUnderWay(state.view)) return;
    const timer = setTimeout(() => void look(state.keys), pollMs);
    return () => clearTimeout(timer);
  }, [state, look]);

  return { state, refresh: async () => void (keys && (await look(keys))) };
}
