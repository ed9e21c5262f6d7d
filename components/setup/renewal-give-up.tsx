'use client';

import { useEffect, useRef, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, RenewalView } from '@/lib/connection';
import { renewalWords } from '@/lib/setup/words/renewal';
import { renewalApi } from './renewal-api';

const words = renewalWords.giveUp;

function whatHappens({ credential, handedOver }: RenewalView): string {
  if (credential === null) return words.none;
  if (credential.status === 'active') return words.died;
  return handedOver ? words.handedOver : words.waiting;
}

/** The way out at every stage, with what it leads to. */
export function RenewalGiveUp({ view, renewal }: Readonly<{ view: ConnectionView; renewal: RenewalView }>) {
  const [asked, setAsked] = useState(false);
  const abandon = useChange(view.id, () => renewalApi.abandon(view.id, renewal.id));
  const keep = useChange(view.id, () => renewalApi.complete(view.id, renewal.id));
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [asked]);
  const close = () => {
    setAsked(false);
    queueMicrotask(() => opener.current?.focus());
  };
  if (!asked) {
    return (
      <div>
        <Button ref={opener} variant="ghost" onClick={() => setAsked(true)}>
          {words.open}
        </Button>
      </div>
    );
  }
  const error = abandon.error ?? keep.error;
  const canKeep = renewal.handedOver !== null && renewal.credential?.status === 'pending';
  return (
    <section aria-labelledby="give-up" className="grid gap-3 rounded-3 border border-fail-line bg-surface p-4">
      <h2 id="give-up" ref={heading} tabIndex={-1} className="text-14">
        {words.title}
      </h2>
      <p className="max-w-[68ch] text-13 text-ink-2">{whatHappens(renewal)}</p>
      <div className="flex flex-wrap gap-2">
        {canKeep ? (
          <Button variant="primary" working={keep.isPending} onClick={() => keep.mutate()}>
            {words.keepNew}
          </Button>
        ) : null}
        <Button variant="danger" working={abandon.isPending} onClick={() => abandon.mutate()}>
          {words.confirm}
        </Button>
        <Button variant="ghost" onClick={close}>
          {words.goOn}
        </Button>
      </div>
      {error ? <ProblemCallout problem={toProblem(error)} /> : null}
    </section>
  );
}
