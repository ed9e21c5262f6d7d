'use client';

import { lazy, Suspense } from 'react';
import { Callout } from '@/components/ui/callout';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { SandboxOkta } from './sandbox-okta';
import { StatedStep } from './stated-step';
import { StatementItemRow } from './statement-item';
import { useSteps, useView } from './use-steps';

// The rules of the lint are many; the boxes above them are usable before they are here.
const EditionChoice = lazy(() => import('./edition-choice').then((module) => ({ default: module.EditionChoice })));
const MappingPanel = lazy(() => import('./mapping-panel').then((module) => ({ default: module.MappingPanel })));

export function ChooseSyncStep() {
  const view = useView();
  const { step, parts } = useSteps();
  const said = (id: string) => view.statements.some((statement) => statement.id === id);
  return (
    <StatedStep wide before={<SandboxOkta view={view} />}>
      <section className="grid gap-2">
        <h2 className="text-14">{chooseSyncWords.boxes}</h2>
        <p className="text-13 text-ink-2">{chooseSyncWords.boxesText}</p>
        <ul className="rounded-3 border border-line bg-surface">
          {step.items.map((item, index) => (
            <StatementItemRow key={item.id} view={view} item={item} part={parts.items[index]} against={undefined} />
          ))}
        </ul>
      </section>
      {said('sync-chosen') && !said('create-users') ? (
        <Callout tone="warn" title={chooseSyncWords.noCreate.title}>
          <p>{chooseSyncWords.noCreate.text}</p>
        </Callout>
      ) : null}
      <Suspense>
        <EditionChoice view={view} />
        <MappingPanel edition={view.edition} />
      </Suspense>
    </StatedStep>
  );
}
