import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface DisclosureProps {
  summary: string;
  open?: boolean;
  /** For content that is made when it is first looked at. */
  onOpen?: () => void;
  children: ReactNode;
}

export function Disclosure({ summary, open, onOpen, children }: Readonly<DisclosureProps>) {
  const listen = onOpen ? { onToggle: onOpen } : {};
  return (
    <details open={open} {...listen} className="group text-13">
      <summary className="inline-flex min-h-6 list-none items-center gap-1.5 rounded-1 text-live [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 flex-none transition-transform group-open:rotate-90" />
        {summary}
      </summary>
      <div className="grid gap-2 pt-2 pl-5.5 text-ink-2">{children}</div>
    </details>
  );
}
