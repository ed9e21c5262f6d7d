'use client';

import { type FormEvent, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CredentialView } from '@/lib/connection';

const confirmLength = 4;

export function ForgetToken({ connectionId, credential }: Readonly<{ connectionId: string; credential: CredentialView }>) {
  const [typed, setTyped] = useState('');
  const forget = useChange(connectionId, () => api.forget(connectionId));
  const matches = typed.trim().toLowerCase() === credential.fingerprint.slice(0, confirmLength).toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !forget.isPending) forget.mutate();
  };
  return (
    <Panel title="Forget this token" id="forget">
      <form onSubmit={submit} className="grid gap-3 p-4">
        <p className="text-13 text-ink-2">
          Deletes it here. Okta keeps its copy and keeps syncing; Onramp can no longer check or show users.
        </p>
        <div className="grid gap-1.5">
          <label htmlFor="forget-fingerprint" className="text-13 font-medium">
            First four characters of the fingerprint
          </label>
          <input
            id="forget-fingerprint"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={8}
            className="h-9 w-28 rounded-2 border border-control bg-surface px-3 font-mono text-16 mid:text-14"
          />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            variant="danger"
            size="sm"
            working={forget.isPending}
            notYet={matches ? null : 'Type the four characters to confirm.'}
          >
            Forget token
          </Button>
        </div>
        {forget.error ? <ProblemCallout problem={toProblem(forget.error)} /> : null}
      </form>
    </Panel>
  );
}
