import { Check, CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const looks = {
  plain: { Icon: Info, icon: 'text-ink-3', text: 'text-ink-2' },
  good: { Icon: Check, icon: 'text-pass', text: 'text-ink' },
  bad: { Icon: CircleAlert, icon: 'text-fail', text: 'text-ink' },
} as const;

interface HintProps {
  tone?: keyof typeof looks;
  id?: string;
  children: ReactNode;
}

/** A line under a field. It is a live region, so that a verdict on what was typed is heard. */
export function Hint({ tone = 'plain', id, children }: HintProps) {
  const { Icon, icon, text } = looks[tone];
  return (
    <p id={id} aria-live="polite" className={`flex gap-2 text-13 ${text}`}>
      <Icon aria-hidden="true" className={`mt-px size-4 flex-none ${icon}`} />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </p>
  );
}
