import type { ReactNode } from 'react';

export interface Order {
  readonly text: ReactNode;
  /** One more sentence, quieter. */
  readonly note?: ReactNode;
  readonly extra?: ReactNode;
}

/** What to do, in its order. */
export function Orders({ orders }: Readonly<{ orders: readonly Order[] }>) {
  return (
    <ol className="grid gap-4.5">
      {orders.map(({ text, note, extra }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed and its number is its name.
        <li key={index} className="grid grid-cols-[22px_minmax(0,1fr)] gap-3">
          <span
            aria-hidden="true"
            className="grid size-5.5 place-items-center rounded-full bg-hover text-12 font-semibold text-ink-2 tabular-nums"
          >
            {index + 1}
          </span>
          <div className="grid min-w-0 gap-2">
            <div>{text}</div>
            {note ? <p className="text-13 text-ink-2">{note}</p> : null}
            {extra}
          </div>
        </li>
      ))}
    </ol>
  );
}
