import { type FormEvent, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { HiddenInput } from '@/components/ui/hidden-input';
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
        <HiddenInput id="error-page-address" value={text} onChange={setText} className="min-w-0 flex-1 basis-60" />
        <Button type="submit" size="lg" working={paste.isPending}>
          {words.action}
        </Button>
      </div>
      <Hint id="error-page-address-hint">{words.hint[reach ?? 'reached']}</Hint>
      {problem && problem.code !== shown ? <ProblemCallout problem={problem} /> : null}
    </form>
  );
}
