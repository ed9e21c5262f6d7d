'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { announce } from './announcer';
import { Button } from './button';
import type { ButtonVariant } from './button-class';
import { copyText } from './clipboard';
import { useCopied } from './use-copied';

interface CopyButtonProps {
  /** What is copied; completes the accessible name “Copy …”. */
  label: string;
  text: string | (() => Promise<string>);
  variant?: ButtonVariant;
  /** What the button says, where there are several. */
  words?: string;
  /** Show only the icon. */
  bare?: boolean;
  onRefused?: (error: unknown) => void;
}

// Made once: a list of values has one for each.
const checkIcon = <Check aria-hidden="true" className="size-3.5 text-pass" strokeWidth={2.4} />;
const copyIcon = <Copy aria-hidden="true" className="size-3.5" />;

export function CopyButton({ label, text, variant = 'secondary', words, bare = false, onRefused }: CopyButtonProps) {
  const { copied, confirm } = useCopied(typeof text === 'string' ? text : label);
  const [working, setWorking] = useState(false);
  const copy = async () => {
    setWorking(true);
    try {
      await copyText(typeof text === 'string' ? text : text());
      confirm();
      announce(`${label} copied`);
    } catch (error) {
      announce(`${label} was not copied`);
      onRefused?.(error);
    } finally {
      setWorking(false);
    }
  };
  const icon = copied ? checkIcon : copyIcon;
  if (bare) {
    return (
      <button
        type="button"
        aria-label={`Copy ${label}`}
        onClick={copy}
        className="grid size-7 flex-none place-items-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink"
      >
        {icon}
      </button>
    );
  }
  return (
    <Button
      size="sm"
      variant={variant}
      working={working}
      onClick={copy}
      aria-label={copied ? `Copied ${label}` : (words ?? `Copy ${label}`)}
    >
      {icon}
      {copied ? 'Copied' : (words ?? 'Copy')}
    </Button>
  );
}
