'use client';

import type { ComponentProps, MouseEvent } from 'react';

/** Shows another view without asking the server for the page again: the table asks for its rows itself. */
export function showView(href: string): void {
  window.history.pushState(null, '', href);
  window.scrollTo({ top: 0 });
}

/** A click that asks for this window; any other is the browser's own business. */
const isPlain = (event: MouseEvent) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link to another view of the users. */
export function ViewLink({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        onClick?.(event);
        showView(href);
      }}
    />
  );
}
