'use client';

import { ClipboardPaste } from 'lucide-react';
import { type ClipboardEvent, type ReactNode, useId, useSyncExternalStore } from 'react';
import { Hint } from './hint';

export interface Verdict {
  readonly tone: 'good' | 'bad';
  readonly message: ReactNode;
}

interface PasteFieldProps {
  label: string;
  value: string;
  placeholder?: string;
  /** What the field says before it was judged. */
  hint: ReactNode;
  verdict: Verdict | null;
  onChange: (text: string) => void;
  /** Called on paste and on leaving the field: the moments to judge. */
  onSettle: (text: string) => void;
  /** Text that must never be shown here. It goes to `onSecret` and the field is emptied. */
  looksSecret: (text: string) => boolean;
  onSecret: () => void;
}

const subscribe = () => () => undefined;
const canRead = () => typeof navigator.clipboard?.readText === 'function';

export function PasteField(props: PasteFieldProps) {
  const { label, value, placeholder, hint, verdict, onChange, onSettle, looksSecret, onSecret } = props;
  const id = useId();
  const pasteAllowed = useSyncExternalStore(subscribe, canRead, () => false);

  const accept = (text: string, settled: boolean) => {
    if (looksSecret(text)) {
      onChange('');
      onSecret();
      return;
    }
    onChange(text);
    if (settled) onSettle(text);
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text');
    accept(looksSecret(pasted) ? pasted : value.slice(0, selectionStart) + pasted.trim() + value.slice(selectionEnd), true);
  };

  const pasteFromClipboard = async () => {
    try {
      accept((await navigator.clipboard.readText()).trim(), true);
    } catch {
      // The person said no to the browser's question; the field itself still takes a paste.
      document.getElementById(id)?.focus();
    }
  };

  const edge = verdict === null ? 'border-control' : verdict.tone === 'good' ? 'border-pass' : 'border-fail';
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div
        className={`grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-start rounded-2 border bg-surface has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-offset-2 has-[textarea:focus-visible]:outline-live ${edge}`}
      >
        <textarea
          id={id}
          rows={1}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={verdict?.tone === 'bad' || undefined}
          aria-describedby={`${id}-hint`}
          onPaste={onPaste}
          onChange={(event) => accept(event.currentTarget.value, false)}
          onBlur={(event) => event.currentTarget.value && onSettle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            onSettle(event.currentTarget.value);
          }}
          className="min-w-0 resize-none [field-sizing:content] bg-transparent px-3 py-2.5 font-mono text-16 break-all outline-none mid:text-14"
        />
        {pasteAllowed ? (
          <button
            type="button"
            onClick={pasteFromClipboard}
            aria-label={`Paste ${label}`}
            className="m-1.5 inline-flex h-7 items-center gap-1.5 rounded-2 px-2.5 text-13 font-medium text-ink-2 hover:bg-hover hover:text-ink"
          >
            <ClipboardPaste aria-hidden="true" className="size-3.5" />
            Paste
          </button>
        ) : null}
      </div>
      <Hint id={`${id}-hint`} tone={verdict?.tone ?? 'plain'}>
        {verdict?.message ?? hint}
      </Hint>
    </div>
  );
}
