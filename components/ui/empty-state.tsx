import type { ReactNode } from 'react';

export function EmptyState({ title, children, action }: Readonly<{ title: string; children?: ReactNode; action?: ReactNode }>) {
  return (
    <div className="grid justify-items-center gap-2 px-5 py-12 text-center">
      <h2 className="text-14 [overflow-wrap:anywhere]">{title}</h2>
      {children ? <div className="max-w-[52ch] text-13 text-ink-2 [overflow-wrap:anywhere]">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
