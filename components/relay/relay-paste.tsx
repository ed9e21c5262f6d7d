import { type FormEvent, lazy, Suspense, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { HiddenInput } from '@/components/ui/hidden-input';
import { Hint } from '@/components/ui/hint';
import type { ProblemCode, ProblemDocument } from '@/lib/problems';
import { visitWords } from '@/lib/relay/visit-words';
import { relayApi } from './relay-api';

const words = visitWords.webex.paste;

const RelayProblem = lazy(() => import('./relay-problem').then((module) => ({ default: module.RelayProblem })));

interface RelayPasteProps {
  lookup: string;
  /** A refusal that the page shows already. */
  shown: ProblemCode | null;
  /** The link, or its sign-in, may be another one now. */
  onSettled: () => Promise<void>;
}

/** Takes the address of the error page. The field never shows what it holds. */
export function RelayPaste({ lookup, shown, onSettled }: Readonly<RelayPasteProps>) {
  const [text, setText] = useState('');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || working) return;
    setWorking(true);
    setProblem(null);
    try {
      await relayApi.paste(lookup, text);
    } catch (error) {
      setProblem(toProblem(error));
    }
    setText('');
    setWorking(false);
    await onSettled();
  };
  return (
    <form onSubmit={submit} className="grid gap-2">
      <label htmlFor="relay-address" className="text-13 font-medium">
        {words.label}
      </label>
      <div className="flex flex-wrap gap-2">
        <HiddenInput id="relay-address" value={text} onChange={setText} className="min-w-0 flex-1 basis-60" />
        <Button type="submit" size="lg" working={working}>
          {words.action}
        </Button>
      </div>
      <Hint id="relay-address-hint">{words.hint}</Hint>
      {problem && problem.code !== shown ? (
        <Suspense>
          <RelayProblem problem={problem} />
        </Suspense>
      ) : null}
    </form>
  );
}
