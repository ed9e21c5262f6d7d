'use client';

import dynamic from 'next/dynamic';
import { Callout } from '@/components/ui/callout';
import type { ConnectionView } from '@/lib/connection';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { SandboxOkta } from './sandbox-okta';
import { StatedStep } from './stated-step';
import { StatementItemRow } from './statement-item';
import { useSteps } from './use-steps';

// The rules of the lint are many; the boxes above them are usable before they are here.
const EditionChoice = dynamic(() => import('./edition-choice').then((module) => module.EditionChoice));
const MappingPanel = dynamic(() => import('./mapping-panel').then((module) => module.MappingPanel));

export function ChooseSyncStep({ view }: Readonly<{ view: ConnectionView }>) {
  const { step } = useSteps();
  const said = (id: string) => view.statements.some((statement) => statement.id === id);
  return (
    <StatedStep view={view} stepId="choose-sync" wide before={<SandboxOkta view={view} />}>
      <section className="grid gap-2">
        <h2 className="text-14">{chooseSyncWords.boxes}</h2>
        <p className="text-13 text-ink-2">{chooseSyncWords.boxesText}</p>
        <ul className="rounded-3 border border-line bg-surface">
          {step.items.map((item) => (
            <StatementItemRow key={item.id} view={view} item={item} against={undefined} />
          ))}
        </ul>
      </section>
      {said('sync-chosen') && !said('create-users') ? (
        <Callout tone="warn" title={chooseSyncWords.noCreate.title}>
          <p>{chooseSyncWords.noCreate.text}</p>
        </Callout>
      ) : null}
      <EditionChoice view={view} />
      <MappingPanel edition={view.edition} />
    </StatedStep>
  );
}
