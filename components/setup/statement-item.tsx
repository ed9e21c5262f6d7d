'use client';

import { toProblem } from '@/components/connection/api';
import { Disclosure } from '@/components/ui/disclosure';
import { OutsideLink } from '@/components/ui/outside-link';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import type { CheckResult } from '@/lib/setup/check';
import type { StatementItem } from '@/lib/setup/step';
import { guideWords } from '@/lib/setup/words/guide';
import { prepareWords } from '@/lib/setup/words/prepare';
import { Labelled } from './labelled';
import { useStatement } from './use-statement';

interface ItemProps {
  view: ConnectionView;
  item: StatementItem;
  /** What a check found against it. */
  against: CheckResult | undefined;
}

/** One thing that the admin ticks, with why, how to look, and what a later step may find. */
export function StatementItemRow({ view, item, against }: ItemProps) {
  const { given, change } = useStatement(view, item.id);
  const ticked = change.isPending ? change.variables : given !== null;
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3 not-first:border-t not-first:border-line mid:grid-cols-[20px_minmax(0,1fr)_auto]">
      <input
        id={item.id}
        type="checkbox"
        checked={ticked}
        aria-describedby={`${item.id}-why`}
        onChange={(event) => change.mutate(event.currentTarget.checked)}
        className="tick mt-px"
      />
      <label htmlFor={item.id} className="min-w-0 font-medium">
        {item.title}
      </label>
      {item.later ? <p className="text-12 leading-5 text-ink-2 max-mid:col-start-2 mid:text-right">{item.later}</p> : null}
      <p id={`${item.id}-why`} className="col-start-2 text-13 text-ink-2 mid:col-span-2">
        <Labelled text={item.why} />
      </p>
      {item.look ? (
        <div className="col-start-2 mid:col-span-2">
          <Disclosure summary={prepareWords.hints}>
            <p className="[&_b]:text-ink">
              <Labelled text={item.look.text} />
            </p>
            <p>
              <OutsideLink href={item.look.link.url}>{item.look.link.title}</OutsideLink>{' '}
              <span className="text-ink-3">{guideWords.seen(item.look.link.seen)}</span>
            </p>
          </Disclosure>
        </div>
      ) : null}
      {against ? (
        <p className="col-start-2 text-13 font-medium text-warn mid:col-span-2">
          {prepareWords.overruled.title(against.finding)} <span className="font-normal">{prepareWords.overruled.text}</span>
        </p>
      ) : null}
      {change.error ? (
        <div className="col-span-full">
          <ProblemCallout problem={toProblem(change.error)} />
        </div>
      ) : null}
    </li>
  );
}
