import { Disclosure } from '@/components/ui/disclosure';
import { Labelled } from '@/components/ui/labelled';
import { WhereTag } from '@/components/ui/where-tag';
import type { ConnectionView } from '@/lib/connection';
import type { StatementItem, Step } from '@/lib/setup/step';
import { durationWords } from '@/lib/setup/words/place';
import { prepareWords } from '@/lib/setup/words/prepare';
import { Cited } from './cited';
import { EditionHelp } from './edition-help';
import { SandboxOkta } from './sandbox-okta';
import { SketchFigure } from './sketch-figure';
import type { StepHead, StepParts } from './use-steps';
import { Facts, GoTo } from './where-to-look';

function HowToLook({ look }: Readonly<{ look: NonNullable<StatementItem['look']> }>) {
  return (
    <Disclosure summary={prepareWords.hints}>
      <p>
        <Labelled text={look.text} />
      </p>
      <p>
        <Cited source={look.link} />
      </p>
    </Disclosure>
  );
}

/** Draws what a step only shows. On the server: the browser gets it as it is. */
export function partsOf(step: Step, view: ConnectionView): StepParts {
  const inControlHub = step.place === 'control-hub';
  return {
    where: (
      <>
        <WhereTag place={step.place} />
        <span>{durationWords(step.seconds)}</span>
      </>
    ),
    place: (
      <>
        <GoTo step={step} href={inControlHub ? view.hosts.controlHub : null} />
        {step.place === 'okta' ? <SandboxOkta view={view} /> : null}
      </>
    ),
    sketch: step.sketch ? (
      <SketchFigure sketch={step.sketch} address={inControlHub ? new URL(view.hosts.controlHub).host : step.sketch.address} />
    ) : null,
    facts: <Facts step={step} edition={view.edition} />,
    help: step.id === 'choose-sync' ? <EditionHelp /> : null,
    orders: step.orders.map(({ text, note, paste }) => ({
      paste,
      text: <Labelled text={text} />,
      note: note ? <Labelled text={note} /> : null,
    })),
    items: step.items.map(({ why, look }) => ({ why: <Labelled text={why} />, look: look ? <HowToLook look={look} /> : null })),
  };
}

/** What the step's own code needs to know of its content. */
export function headOf({ id, number, name, title, lead, statement, items }: Step): StepHead {
  return {
    id,
    number,
    name,
    title,
    lead,
    statement,
    items: items.map((item) => ({ id: item.id, title: item.title, later: item.later, short: item.short })),
  };
}
