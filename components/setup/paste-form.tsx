import { type FormEvent, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemCode } from '@/lib/problems';
import { pasteFormWords as words } from '@/lib/setup/words/paste-form';
import type { CallbackReach } from './callback-reach';

export interface PasteFormProps {
  connectionId: string;
  /** A refusal that the step shows already. */
  shown: ProblemCode | null;
  reach: CallbackReach | null;
}

/** The way in when Webex cannot lead the browser back to this Onramp. The field never shows what it holds. */
export function PasteForm({ connectionId, shown, reach }: Readonly<PasteFormProps>) {
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
