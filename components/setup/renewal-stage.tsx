import { type ReactNode, useEffect, useRef } from 'react';
import { Mark, type MarkKind } from '@/components/ui/mark';
import { renewalWords as words } from '@/lib/setup/words/renewal';
import { type RenewalStage, stageNumber } from '@/lib/token/renewal';

interface StageProps {
  stage: RenewalStage;
  /** The stage that is open; its task stands below its name. */
  current: boolean;
  /** What the stage came to, once it did. */
  outcome: { mark: MarkKind; text: ReactNode } | null;
  children?: ReactNode;
}

export function Stage({ stage, current, outcome, children }: Readonly<StageProps>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever pressed a button that is gone now goes on here; whoever waits is left where they are.
    if (current && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [current]);
  const number = stageNumber(stage);
  return (
    <li
      data-stage={stage}
      aria-current={current ? 'step' : undefined}
      className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-1 p-4 not-first:border-t not-first:border-line mid:px-5"
    >
      <Mark kind={current ? 'current' : (outcome?.mark ?? 'todo')} number={number} />
      <h2 ref={heading} tabIndex={-1} className={`text-14 ${current || outcome ? '' : 'text-ink-2'}`}>
        {words.names[stage]}
      </h2>
      <p className="col-start-2 text-13 text-ink-2 [overflow-wrap:anywhere]">{outcome && !current ? outcome.text : words.before[stage]}</p>
      {children ? <div className="col-start-2 grid min-w-0 gap-4 pt-2 max-mid:col-span-full">{children}</div> : null}
    </li>
  );
}
