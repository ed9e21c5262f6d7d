'use client';

import { type ReactNode, type RefObject, Suspense, useEffect, useId, useRef, useState } from 'react';

interface MenuProps {
  /** What the button shows. */
  button: ReactNode;
  look: string;
  label?: string;
  shortcut?: string;
  align?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
}

const focusable = 'a[href], button, input';

/** Moves the focus into a menu once it holds something. */
function FocusFirst({ panel }: Readonly<{ panel: RefObject<HTMLDivElement | null> }>) {
  useEffect(() => {
    const first = panel.current?.querySelector<HTMLElement>(focusable) ?? panel.current;
    first?.focus();
  }, [panel]);
  return null;
}

/** A button with what it opens. That is made, and its code loaded, only when it is opened. */
export function Menu({ button, look, label, shortcut, align = 'start', children }: MenuProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        aria-expanded={open}
        aria-keyshortcuts={shortcut}
        data-shortcut={shortcut}
        className={look}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        tabIndex={-1}
        onToggle={(event) => setOpen(event.newState === 'open')}
        className={`${align === 'start' ? 'menu-start' : 'menu-end'} mt-1 max-h-[70vh] w-64 max-w-[calc(100vw-16px)] overflow-y-auto rounded-3 border border-line bg-surface p-1.5 text-13 text-ink shadow-pop`}
      >
        {open ? (
          <Suspense fallback={<p className="px-2.5 py-2 text-ink-2">Loading…</p>}>
            {children(() => panel.current?.hidePopover())}
            <FocusFirst panel={panel} />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
