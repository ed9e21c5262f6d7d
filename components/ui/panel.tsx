import { type ReactNode, useId } from 'react';

interface PanelProps {
  title: string;
  aside?: ReactNode;
  footer?: ReactNode;
  id?: string;
  children: ReactNode;
}

export function Panel({ title, aside, footer, id, children }: PanelProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className="flex min-w-0 flex-col scroll-mt-28 rounded-3 border border-line bg-surface">
      <div className="flex min-h-[49px] flex-wrap items-center justify-between gap-x-2 gap-y-0.5 border-b border-line px-4 py-2">
        <h2 id={headingId} className="text-14">
          {title}
        </h2>
        {aside}
      </div>
      {children}
      {footer ? <div className="mt-auto flex items-start gap-2 border-t border-line px-4 py-2.5 text-13 text-ink-2">{footer}</div> : null}
    </section>
  );
}
