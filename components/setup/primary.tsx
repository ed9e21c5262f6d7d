'use client';

import { type ComponentProps, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { KeyHint } from '@/components/ui/key-hint';
import { Link } from '@/components/ui/link';
import { useAppleKeys } from '@/components/ui/use-browser';

function PrimaryKeys() {
  const apple = useAppleKeys();
  return (
    <span aria-hidden="true" className="inline-flex max-mid:hidden pointer-coarse:hidden">
      <KeyHint keys={[apple ? '⌘' : 'Ctrl', '↵']} inherit />
    </span>
  );
}

export function PrimaryButton({ children, className = '', ...rest }: ComponentProps<typeof Button>) {
  return (
    <Button {...rest} variant="primary" data-primary className={className}>
      {children}
      <PrimaryKeys />
    </Button>
  );
}

export function PrimaryLink({ children, href }: Readonly<{ children: React.ReactNode; href: string }>) {
  return (
    <Link href={href} data-primary className={buttonClass('primary')}>
      {children}
      <PrimaryKeys />
    </Link>
  );
}

/** Ctrl or ⌘ with Enter presses the primary action of the step. */
export function usePrimaryKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
      const primary = document.querySelector<HTMLElement>('main [data-primary]');
      if (!primary) return;
      event.preventDefault();
      primary.click();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
