'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from './button';
import { CopyButton } from './copy-button';

const shownMs = 30_000;
const recorded = 'Reveal and Copy are recorded with your name before the value appears. It hides again after 30 seconds.';

interface SecretFieldProps {
  label: string;
  fingerprint?: string;
  /** What is to know about it, if not who is told. */
  note?: string;
  /** Obtains the value; whoever provides it records why first. */
  obtain: (purpose: 'reveal' | 'copy') => Promise<string>;
  onRefused: (error: unknown) => void;
}

export function SecretField({ label, fingerprint, note = recorded, obtain, onRefused }: SecretFieldProps) {
  const id = useId();
  const [shown, setShown] = useState<string | null>(null);
  const [working, setWorking] = useState(false);

  useEffect(() => {
    if (shown === null) return;
    const hide = () => setShown(null);
    const timer = setTimeout(hide, shownMs);
    window.addEventListener('blur', hide);
    document.addEventListener('visibilitychange', hide);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('blur', hide);
      document.removeEventListener('visibilitychange', hide);
    };
  }, [shown]);

  const reveal = async () => {
    setWorking(true);
    try {
      setShown(await obtain('reveal'));
    } catch (error) {
      onRefused(error);
    } finally {
      setWorking(false);
    }
  };

  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="text-13 font-medium">
          {label}
        </label>
        {fingerprint ? (
          <span id={`${id}-fingerprint`} className="text-12 text-ink-2">
            Fingerprint <span className="font-mono">{fingerprint}</span>
          </span>
        ) : null}
      </div>
      <div className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center rounded-2 border border-line bg-sunken has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-offset-2 has-[textarea:focus-visible]:outline-live">
        <textarea
          id={id}
          readOnly
          rows={1}
          value={shown ?? '••••••••••••'}
          aria-describedby={fingerprint ? `${id}-fingerprint` : undefined}
          spellCheck={false}
          onFocus={(event) => shown !== null && event.currentTarget.select()}
          className={`max-h-40 min-w-0 resize-none [field-sizing:content] bg-transparent px-3 py-2 font-mono text-13 outline-none ${shown === null ? 'overflow-hidden whitespace-nowrap' : 'break-all'}`}
        />
        <span className="flex gap-1 p-1">
          <Button
            size="sm"
            variant="ghost"
            working={working}
            aria-label={shown === null ? `Reveal ${label}` : `Hide ${label}`}
            onClick={() => (shown === null ? void reveal() : setShown(null))}
          >
            {shown === null ? <Eye aria-hidden="true" className="size-3.5" /> : <EyeOff aria-hidden="true" className="size-3.5" />}
            {shown === null ? 'Reveal' : 'Hide'}
          </Button>
          <CopyButton label={label} text={() => obtain('copy')} onRefused={onRefused} />
        </span>
      </div>
      <p className="text-12 text-ink-2">{note}</p>
    </div>
  );
}
