import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './status-pill';

const looks = {
  neutral: { frame: 'border-line bg-sunken', icon: 'text-ink-3', Icon: Info },
  live: { frame: 'border-live-line bg-live-soft', icon: 'text-live', Icon: Info },
  pass: { frame: 'border-pass-line bg-pass-soft', icon: 'text-pass', Icon: CircleCheck },
  warn: { frame: 'border-warn-line bg-warn-soft', icon: 'text-warn', Icon: TriangleAlert },
  fail: { frame: 'border-fail-line bg-fail-soft', icon: 'text-fail', Icon: CircleX },
} as const satisfies Record<Tone, unknown>;

interface CalloutProps {
  tone: Tone;
  title: ReactNode;
  /** Set when it appears by itself, so that it is spoken. */
  alert?: boolean;
  children?: ReactNode;
}

export function Callout({ tone, title, alert = false, children }: CalloutProps) {
  const { frame, icon, Icon } = looks[tone];
  return (
    <div
      role={alert ? 'alert' : undefined}
      className={`grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 gap-y-1 rounded-3 border px-3.5 py-3 ${frame}`}
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4 ${icon}`} />
      <h2 className="text-14 [overflow-wrap:anywhere]">{title}</h2>
      {children ? <div className="col-start-2 grid gap-1 text-13 text-ink-2 [overflow-wrap:anywhere]">{children}</div> : null}
    </div>
  );
}
