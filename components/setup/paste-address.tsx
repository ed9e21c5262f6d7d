'use client';

import { type FormEvent, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemCode } from '@/lib/problems';
import { authorizeWords } from '@/lib/setup/words/authorize';
import type { CallbackReach } from './callback-reach';
import { Labelled } from './labelled';

const words = authorizeWords.paste;

interface PasteAddressProps {
  connectionId: string;
  /** A refusal that the step shows already. */
  shown: ProblemCode | null;
  reach: CallbackReach | null;
}

/** The way in when Webex cannot lead the browser back to this Onramp. The field never shows what it holds. */
export function PasteForm({ connectionId, shown, reach }: PasteAddressProps) {
  const [text, setText] = useState('');
  const paste = useChange(connectionId, (address: string) => api.paste(connectionId, address));
  const problem = paste.error ? toProblem(paste.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || paste.isPending) return;
    paste.mutate(text, { onSettled: () => setText('') });
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <label htmlFor="error-page-address" className="text-13 font-medium text-ink">
        {words.label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id="error-page-address"
          type="password"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          aria-describedby="error-page-hint"
          className="h-10 min-w-0 flex-1 basis-60 rounded-2 border border-control bg-surface px-3 font-mono text-16 text-ink mid:text-14"
        />
        <Button type="submit" size="lg" working={paste.isPending}>
          {words.action}
        </Button>
      </div>
      <Hint id="error-page-hint">{words.hint[reach ?? 'reached']}</Hint>
      {problem && problem.code !== shown ? <ProblemCallout problem={problem} /> : null}
    </form>
  );
}

/** The form, folded where the token is expected to arrive by itself. */
export function PasteAddress(props: PasteAddressProps) {
  const { reach } = props;
  if (reach === null || reach === 'reached') {
    return (
      <Disclosure summary={words.folded}>
        <PasteForm {...props} />
      </Disclosure>
    );
  }
  return (
    <section className="grid gap-2">
      <h2 className="text-14">{reach === 'unknown' ? words.unknown.title : words.order}</h2>
      {reach === 'unknown' ? (
        <p className="text-13 text-ink-2">
          <Labelled text={words.unknown.text} mono />
        </p>
      ) : null}
      <PasteForm {...props} />
    </section>
  );
}
