import type { ReactNode } from 'react';
import { Time, type TimeForm } from '@/components/ui/time';
import type { ActInWords } from '@/lib/activity/act';

interface ActRowProps {
  act: ActInWords;
  form: TimeForm;
  /** Below the act. */
  children?: ReactNode;
}

export function ActRow({ act, form, children }: ActRowProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-0.5 px-4 py-2.5 not-first:border-t not-first:border-line mid:grid-cols-[minmax(0,1fr)_auto]">
      <span className="[overflow-wrap:anywhere]">
        <bdi className="font-medium">{act.actor}</bdi> <bdi className="text-ink-2">{act.deed}</bdi>
      </span>
      <span className="text-13 text-ink-2">
        <Time at={act.at} form={form} />
      </span>
      {children}
    </li>
  );
}
