'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CredentialView } from '@/lib/connection';
import { forgetWords as words } from '@/lib/token/forget-words';
import { api, toProblem } from './api';
import { useChange } from './use-connection';

const confirmLength = 4;

function Effects({ title, items }: Readonly<{ title: string; items: readonly string[] }>) {
  return (
    <div>
      <h3 className="text-13">{title}</h3>
      <ul className="list-disc pl-4.5">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** Deletes the token here, after saying what ends and what stays. Asks for a part of the fingerprint first. */
export function ForgetForm({ connectionId, credential }: Readonly<{ connectionId: string; credential: CredentialView }>) {
  const fieldId = useId();
  const [typed, setTyped] = useState('');
  const forget = useChange(connectionId, () => api.forget(connectionId));
  const matches = typed.trim().toLowerCase() === credential.fingerprint.slice(0, confirmLength).toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches && !forget.isPending) forget.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <p className="text-13 text-ink-2">{words.text}</p>
      <div className="grid gap-2 text-13 text-ink-2">
        <Effects {...words.lost} />
        <Effects {...words.stays} />
      </div>
      <div className="grid gap-1.5">
        <label htmlFor={fieldId} className="text-13 font-medium">
          {words.field}
        </label>
        <input
          id={fieldId}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={8}
          className="h-9 w-28 rounded-2 border border-control bg-surface px-3 font-mono text-16 text-ink mid:text-14"
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="danger" size="sm" working={forget.isPending} notYet={matches ? null : words.notYet}>
          {words.action}
        </Button>
      </div>
      {forget.error ? <ProblemCallout problem={toProblem(forget.error)} /> : null}
    </form>
  );
}
