'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { visitWords as words } from '@/lib/relay/visit-words';
import { RelayOkta } from './relay-okta';
import { RelayWebex } from './relay-webex';
import { useRelay } from './use-relay';

/** What a relay link opens: one half of the guide, and nothing else. */
export function RelayScreen({ privateWindow }: Readonly<{ privateWindow: ReactNode }>) {
  const { state, refresh } = useRelay();
  if (state.kind === 'open') {
    const { keys, view } = state;
    return view.purpose === 'webex' ? (
      <RelayWebex key={keys.lookup} lookup={keys.lookup} view={view} refresh={refresh} privateWindow={privateWindow} />
    ) : (
      <RelayOkta key={keys.lookup} keys={keys} view={view} />
    );
  }
  if (state.kind === 'refused') {
    return (
      <>
        <h1 className="text-28">{words.refused.title}</h1>
        <ProblemCallout
          problem={state.problem}
          action={
            state.problem.status === 0 || state.problem.status === 429 ? (
              <Button size="sm" onClick={state.again}>
                {words.refused.again}
              </Button>
            ) : null
          }
        />
      </>
    );
  }
  const { title, text } = words[state.kind];
  return (
    <div role="status" className="grid gap-3">
      <h1 className="text-28">{title}</h1>
      <p className="text-ink-2">{text}</p>
      {state.kind === 'missing' ? <p>{words.missing.remedy}</p> : null}
    </div>
  );
}
