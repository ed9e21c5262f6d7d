'use client';

import { type ComponentProps, type MouseEvent, useTransition } from 'react';
import { soon } from './soon';

/** Shows another view without asking the server for the page again: the table asks for its rows itself. */
export function showView(href: string): void {
  window.history.pushState(null, '', href);
  window.scrollTo({ top: 0 });
}

/** A click that asks for this window; any other is the browser's own business. */
const isPlain = (event: MouseEvent) => event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link to another view of the users. It is dimmed until that view is drawn, so that a click is answered at once also where that takes a while. */
export function ViewLink({ href, onClick, className = '', ...rest }: ComponentProps<'a'> & { href: string }) {
  const [pending, start] = useTransition();
  return (
    <a
      {...rest}
      href={href}
      className={`${className} ${pending ? 'opacity-60' : ''}`}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        onClick?.(event);
        start(() => soon(() => showView(href)));
      }}
    />
  );
}
