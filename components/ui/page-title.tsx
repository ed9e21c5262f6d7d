'use client';

import { type ReactNode, useEffect, useRef } from 'react';

let shown: string | null = null;

interface PageTitleProps {
  /** Names the page; focus moves to the heading when it changes, not when the words do. */
  page: string;
  className?: string;
  children: ReactNode;
}

export function PageTitle({ page, className = 'text-28 max-mid:text-[24px] max-mid:leading-[30px]', children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown !== null && shown !== page) heading.current?.focus({ preventScroll: true });
    shown = page;
  }, [page]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
