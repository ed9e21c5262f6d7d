import { Calendar, CircleCheck, CircleMinus, CircleQuestionMark, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'live' | 'pass' | 'warn' | 'fail';

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-2 border-line',
  live: 'bg-live-soft text-live border-live-line',
  pass: 'bg-pass-soft text-pass border-pass-line',
  warn: 'bg-warn-soft text-warn border-warn-line',
  fail: 'bg-fail-soft text-fail border-fail-line',
};

const icons = {
  check: CircleCheck,
  minus: CircleMinus,
  question: CircleQuestionMark,
  info: Info,
  calendar: Calendar,
  triangle: TriangleAlert,
  octagon: OctagonAlert,
} as const;

interface StatusPillProps {
  tone: Tone;
  icon: keyof typeof icons;
  solid?: boolean;
  children: ReactNode;
}

export function StatusPill({ tone, icon, solid = false, children }: StatusPillProps) {
  const Icon = icons[icon];
  const look = solid ? 'border-fail bg-fail text-on-verdict' : tones[tone];
  return (
    <span
      data-pill
      className={`inline-flex min-h-5.5 items-center gap-1.5 rounded-full border py-px pr-2 pl-1.5 text-12 font-medium ${look}`}
    >
      <Icon aria-hidden="true" className="size-3.5 flex-none" strokeWidth={2.2} />
      {children}
    </span>
  );
}
