'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Panel } from '@/components/ui/panel';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { EditionChoice } from './edition-choice';
import { StatedStep } from './stated-step';
import { StatementItemRow } from './statement-item';
import { useSteps, useView } from './use-steps';

// The rules of the lint are many. They come when they are asked for.
const MappingCheck = lazy(() => import('./mapping-check').then((module) => ({ default: module.MappingCheck })));

const { mapping, noCreate, boxes, boxesText } = chooseSyncWords;
const ways = ['paste', 'tick'] as const;

function MappingPanel() {
  const { edition } = useView();
  const [way, setWay] = useState<(typeof ways)[number] | null>(null);
  return (
    <Panel title={mapping.title}>
      <div className="grid gap-3 p-4">
        <p className="text-13 text-ink-2">{mapping.lead}</p>
        <div className="flex flex-wrap gap-2">
          {ways.map((choice) => (
            <Button key={choice} size="sm" aria-pressed={way === choice} onClick={() => setWay(choice)}>
              {mapping[choice]}
            </Button>
          ))}
        </div>
      </div>
      {way === null ? null : (
        <Suspense>
          <MappingCheck key={way} way={way} edition={edition} />
        </Suspense>
      )}
    </Panel>
  );
}

export function ChooseSyncStep() {
  const view = useView();
  const { step, parts } = useSteps();
  const said = (id: string) => view.statements.some((statement) => statement.id === id);
  return (
    <StatedStep wide>
      <section className="grid gap-2">
        <h2 className="text-14">{boxes}</h2>
        <p className="text-13 text-ink-2">{boxesText}</p>
        <ul className="rounded-3 border border-line bg-surface">
          {step.items.map((item, index) => (
            <StatementItemRow key={item.id} view={view} item={item} part={parts.items[index]} against={undefined} />
          ))}
        </ul>
      </section>
      {said('sync-chosen') && !said('create-users') ? (
        <Callout tone="warn" title={noCreate.title}>
          <p>{noCreate.text}</p>
        </Callout>
      ) : null}
      <EditionChoice />
      <MappingPanel />
    </StatedStep>
  );
}
