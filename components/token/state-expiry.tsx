'use client';

import { type FormEvent, useId, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Panel } from '@/components/ui/panel';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { useMounted } from '@/components/ui/use-browser';
import type { CredentialView } from '@/lib/connection';
import { expiryWords as words } from '@/lib/token/expiry-words';
import { mayState } from '@/lib/token/stated-expiry';
import { dayOf, startOfDay } from './day';

function Where() {
  return (
    <Disclosure summary={words.whereTitle}>
      <ul className="grid list-disc gap-1 pl-4">
        {words.where.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Where Webex named no end: takes the admin's word on it, lets it be corrected, and taken back. */
export function StateExpiry({ connectionId, credential }: Readonly<{ connectionId: string; credential: CredentialView }>) {
  const { expiresAt } = credential;
  const fieldId = useId();
  const mounted = useMounted();
  const [typed, setTyped] = useState<string | null>(null);
  const change = useChange(connectionId, (at: number | null) => api.stateExpiry(connectionId, at));
  // The server does not know which day it is where the admin is.
  const day = typed ?? (expiresAt === null || !mounted ? '' : dayOf(expiresAt));
  const at = startOfDay(day);
  const stands = at !== null && mayState(at, credential) ? at : null;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (stands !== null && !change.isPending) change.mutate(stands, { onSuccess: () => setTyped(null) });
  };
  return (
    <Panel title={expiresAt === null ? words.title.unknown : words.title.stated}>
      <form onSubmit={save} className="grid gap-3 p-4">
        <p className="text-13 text-ink-2">{expiresAt === null ? words.text : words.stated}</p>
        <Where />
        <div className="grid gap-1.5">
          <label htmlFor={fieldId} className="text-13 font-medium">
            {words.field}
          </label>
          <input
            id={fieldId}
            type="date"
            value={day}
            // What is typed before the page listens would be lost.
            disabled={!mounted}
            aria-describedby={`${fieldId}-note`}
            onChange={(event) => setTyped(event.currentTarget.value)}
            className="h-9 w-44 rounded-2 border border-control bg-surface px-3 text-16 mid:text-14"
          />
          <p id={`${fieldId}-note`} className="text-12 text-ink-2">
            {words.note}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" size="sm" working={change.isPending} notYet={stands === null ? words.notYet : null}>
            {expiresAt === null ? words.save : words.correct}
          </Button>
          {expiresAt === null ? null : (
            <Button size="sm" variant="ghost" onClick={() => change.mutate(null, { onSuccess: () => setTyped(null) })}>
              {words.withdraw}
            </Button>
          )}
        </div>
        {change.error ? <ProblemCallout problem={toProblem(change.error)} /> : null}
      </form>
    </Panel>
  );
}
