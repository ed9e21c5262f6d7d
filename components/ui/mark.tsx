import { Check, Minus, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';

export type MarkKind =
  | 'verified'
  | 'stated'
  | 'saved'
  | 'stale'
  | 'running'
  | 'warned'
  | 'failed'
  | 'skipped'
  | 'unknown'
  | 'current'
  | 'todo'
  | 'waiting';

const looks: Readonly<Record<MarkKind, { frame: string; label: string; sign: ReactNode }>> = {
  verified: {
    frame: 'rounded-full bg-pass text-on-verdict',
    label: 'Verified by Onramp',
    sign: <Check className="size-3" strokeWidth={3} />,
  },
  stated: {
    frame: 'rounded-full border-[1.5px] border-ink-2 bg-surface text-ink',
    label: 'Confirmed by you',
    sign: <Check className="size-3" strokeWidth={3} />,
  },
  saved: {
    frame: 'rounded-full border-[1.5px] border-ink-3 bg-surface',
    label: 'Saved, not proven yet',
    sign: <span className="size-2 rounded-full bg-ink-3" />,
  },
  stale: {
    frame: 'rounded-full border-[1.5px] border-dashed border-warn text-warn',
    label: 'Out of date, check again',
    sign: <RotateCcw className="size-3" strokeWidth={2.6} />,
  },
  running: {
    frame: 'rounded-full border-2 border-live-line border-t-live animate-turn',
    label: 'Running',
    sign: null,
  },
  warned: { frame: 'rounded-1 bg-warn text-on-verdict', label: 'Warning', sign: '!' },
  failed: { frame: 'rounded-1 bg-fail text-on-verdict', label: 'Failed', sign: <X className="size-3" strokeWidth={3} /> },
  skipped: {
    frame: 'rounded-full border-[1.5px] border-control bg-surface text-ink-3',
    label: 'Skipped',
    sign: <Minus className="size-3" strokeWidth={2.6} />,
  },
  unknown: { frame: 'rounded-full border-[1.5px] border-dashed border-control bg-surface text-ink-2', label: 'Not known', sign: '?' },
  current: { frame: 'rounded-full border-2 border-live bg-surface text-live', label: 'You are here', sign: null },
  todo: { frame: 'rounded-full border-[1.5px] border-line bg-surface text-ink-3', label: 'To do', sign: null },
  waiting: { frame: 'rounded-full border-[1.5px] border-line bg-surface text-ink-3', label: 'Waiting', sign: null },
};

interface MarkProps {
  kind: MarkKind;
  /** The number of the step, in marks that have not been earned. */
  number?: number;
  /** Leave the words to the text beside it. */
  silent?: boolean;
}

export function Mark({ kind, number, silent = false }: MarkProps) {
  const { frame, label, sign } = looks[kind];
  return (
    <span data-mark={kind} className="relative flex-none">
      <span aria-hidden="true" className={`grid size-5 place-items-center text-11 font-semibold tabular-nums ${frame}`}>
        {sign ?? (kind === 'running' ? null : number)}
      </span>
      {silent ? null : <span className="sr-only">{label}</span>}
    </span>
  );
}
