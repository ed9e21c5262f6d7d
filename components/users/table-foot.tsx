import type { ReactNode } from 'react';
import { KeyHint } from '@/components/ui/key-hint';

const hints = [
  [['↑', '↓'], 'move'],
  [['↵'], 'open'],
  [['Esc'], 'close'],
  [['R'], 'refresh'],
  [['E'], 'export'],
] as const;

/** Where in the whole the rows lie, and the keys. */
export function TableFoot({ position, children }: Readonly<{ position: string; children?: ReactNode }>) {
  return (
    <div className="sticky bottom-0 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-surface px-4 py-1.5 text-12 text-ink-2 mid:px-5">
      <span className="tabular-nums">{position}</span>
      {children}
      {/* One line high: hints that find no room in it are left out. */}
      <span className="flex h-7 min-w-0 flex-1 flex-wrap justify-end gap-x-4 overflow-hidden max-wide:hidden">
        {hints.map(([keys, words]) => (
          <span key={words} className="inline-flex h-7 items-center gap-1.5">
            <KeyHint keys={keys} /> {words}
          </span>
        ))}
      </span>
    </div>
  );
}
