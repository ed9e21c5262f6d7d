'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '@/components/connection/api';
import { connectionQuery } from '@/components/connection/connection-query';
import { announce } from '@/components/ui/announcer';
import { copyText } from '@/components/ui/clipboard';
import type { AuthorizationView } from '@/lib/connection';
import { authorizeWords } from '@/lib/setup/words/authorize';

interface SignInLink {
  readonly url: string;
  readonly expiresAt: number;
}

const sameMomentMs = 1000;
const warnBelowMs = 120_000;

/** Whether a link that is waited for is about to end. */
export const endsSoon = ({ expiresAt }: AuthorizationView, now: number) => expiresAt - now < warnBelowMs;

/** The sign-in link. The server tells it once; it lives in the memory of this page only. */
export function useSignInLink(connectionId: string, authorization: AuthorizationView | null) {
  const client = useQueryClient();
  const queryKey = ['sign-in-link', connectionId];
  const [held, setHeld] = useState(() => client.getQueryData<SignInLink>(queryKey) ?? null);
  const [refused, setRefused] = useState(false);
  const make = useMutation({
    mutationFn: () => api.authorize(connectionId),
    onSuccess: (made) => {
      client.setQueryData(queryKey, made);
      setHeld(made);
      return client.invalidateQueries({ queryKey: connectionQuery(connectionId).queryKey });
    },
  });

  const copy = async (url: string | Promise<string>) => {
    setRefused(false);
    try {
      await copyText(url);
      announce(authorizeWords.copy.spoken);
    } catch {
      // Either no link was made, which `make.error` says, or the clipboard was refused: the link is shown for selecting.
      setRefused(true);
    }
  };

  const current = held && authorization && Math.abs(held.expiresAt - authorization.expiresAt) < sameMomentMs ? held : null;
  return {
    link: current,
    refused: refused && !make.isError,
    working: make.isPending,
    error: make.error,
    copyNew: () => copy(make.mutateAsync().then((made) => made.url)),
    copyAgain: () => (current ? copy(current.url) : copy(make.mutateAsync().then((made) => made.url))),
  };
}

export type SignInLinkState = ReturnType<typeof useSignInLink>;
