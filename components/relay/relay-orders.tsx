import type { ReactNode } from 'react';

interface RelayOrder {
  readonly title: string;
  readonly content?: ReactNode;
}

/** What to do, in its order. */
export function RelayOrders({ orders }: Readonly<{ orders: readonly RelayOrder[] }>) {
  return (
    <ol className="grid gap-5">
      {orders.map(({ title, content }, index) => (
        <li key={title} className="grid grid-cols-[22px_minmax(0,1fr)] gap-3">
          <span
            aria-hidden="true"
            className="grid size-5.5 place-items-center rounded-full bg-hover text-12 font-semibold text-ink-2 tabular-nums"
          >
            {index + 1}
          </span>
          <div className="grid min-w-0 gap-2">
            <p className="font-medium">{title}</p>
            {content}
          </div>
        </li>
      ))}
    </ol>
  );
}
