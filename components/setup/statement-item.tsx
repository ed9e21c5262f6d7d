import { toProblem } from '@/components/connection/api';
import { useWish } from '@/components/connection/use-wish';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import { prepareWords } from '@/lib/setup/words/prepare';
import { useStatement } from './use-statement';
import type { StepHead, StepParts } from './use-steps';

interface ItemProps {
  view: ConnectionView;
  item: StepHead['items'][number];
  part: StepParts['items'][number] | undefined;
  /** What a check found against it. */
  against: string | undefined;
}

/** One thing that the admin ticks, with why, how to look, and what a later step may find. */
export function StatementItemRow({ view, item, part, against }: ItemProps) {
  const { given, change } = useStatement(view, item.id);
  const { shown, wish, drop } = useWish(given !== null);
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3 not-first:border-t not-first:border-line mid:grid-cols-[20px_minmax(0,1fr)_auto]">
      <input
        id={item.id}
        type="checkbox"
        checked={shown}
        aria-describedby={`${item.id}-why`}
        onChange={(event) => {
          wish(event.currentTarget.checked);
          change.mutate(event.currentTarget.checked, { onError: drop });
        }}
        className="tick mt-px"
      />
      <label htmlFor={item.id} className="min-w-0 font-medium">
        {item.title}
      </label>
      {item.later ? <p className="text-12 leading-5 text-ink-2 max-mid:col-start-2 mid:text-right">{item.later}</p> : null}
      <p id={`${item.id}-why`} className="col-[2/-1] text-13 text-ink-2">
        {part?.why}
      </p>
      {part?.look ? <div className="col-[2/-1]">{part.look}</div> : null}
      {against ? (
        <p className="col-[2/-1] text-13 font-medium text-warn">
          {prepareWords.overruled.title(against)} <span className="font-normal">{prepareWords.overruled.text}</span>
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
