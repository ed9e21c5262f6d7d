import { Disclosure } from '@/components/ui/disclosure';
import { Labelled } from '@/components/ui/labelled';
import { OutsideLink } from '@/components/ui/outside-link';
import { Panel } from '@/components/ui/panel';
import { PathCrumb } from '@/components/ui/path-crumb';
import type { Edition } from '@/lib/okta/edition';
import type { Remark, Step } from '@/lib/setup/step';
import { placeWords } from '@/lib/setup/words/place';
import { Cited } from './cited';

/** The labels to select in the other product, and the way of older screens. */
export function GoTo({ step, href }: Readonly<{ step: Step; href: string | null }>) {
  if (!step.path) return null;
  return (
    <section className="grid gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-14">{placeWords.goTo}</h2>
        {href ? <OutsideLink href={href}>{placeWords.openControlHub}</OutsideLink> : null}
      </div>
      <PathCrumb app={step.path.app} labels={step.path.labels} />
      {step.older ? (
        <Disclosure summary={step.older.summary}>
          <p>
            <Labelled text={step.older.text} />
          </p>
          <PathCrumb app={step.older.path.app} labels={step.older.path.labels} />
        </Disclosure>
      ) : null}
    </section>
  );
}

function Fact({ remark }: Readonly<{ remark: Remark }>) {
  return (
    <div className="grid gap-0.5">
      <h3 className="text-13">{remark.title}</h3>
      <p className="text-13 text-ink-2">
        <Labelled text={remark.text} />
      </p>
      <p className="text-12">
        <Cited source={remark.source} />
      </p>
    </div>
  );
}

/** What to expect in a step: how success looks, and what fails without a word. */
export function Facts({ step, edition }: Readonly<{ step: Step; edition: Edition | null }>) {
  const remarks = [...(step.success ? [step.success] : []), ...step.pitfalls].filter(
    (remark) => remark.edition === undefined || edition === null || remark.edition === edition,
  );
  if (remarks.length === 0) return null;
  return (
    <Panel title={placeWords.facts}>
      <div className="grid gap-4 p-4">
        {remarks.map((remark) => (
          <Fact key={remark.title} remark={remark} />
        ))}
      </div>
    </Panel>
  );
}
