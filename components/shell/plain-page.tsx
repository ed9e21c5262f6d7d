import type { ReactNode } from 'react';
import { Brand } from './brand';

/** A page without a connection: what happened, why, what to do. */
export function PlainPage({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <main id="main" className="mx-auto grid min-h-[70vh] w-full max-w-[480px] content-center gap-4 px-5 py-10">
      <p className="flex items-center gap-2 text-16 font-semibold">
        <Brand />
      </p>
      <h1 className="text-28">{title}</h1>
      {children}
    </main>
  );
}
