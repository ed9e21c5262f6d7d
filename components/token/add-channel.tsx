import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { useTimeZone } from '@/components/ui/use-browser';
import type { ChannelKind } from '@/lib/notice/channel';
import type { ChannelChange } from './use-channels';

const texts = {
  email: { label: 'Mail address', placeholder: 'it-team@example.com', add: 'Add e-mail' },
  webhook: { label: 'Webhook URL', placeholder: 'https://hooks.example.com/…', add: 'Add webhook' },
} as const;

interface FieldsProps {
  kind: ChannelKind;
  change: ChannelChange;
  onClose: () => void;
}

function Fields({ kind, change, onClose }: Readonly<FieldsProps>) {
  const id = useId();
  const timeZone = useTimeZone();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const [address, setAddress] = useState('');
  const [forAll, setForAll] = useState(false);
  const { label, placeholder } = texts[kind];
  const failed = change.variables?.act === 'add' ? change.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '' || change.isPending) return;
    change.mutate({ act: 'add', channel: { kind, address: address.trim(), timeZone, forAll } }, { onSuccess: onClose });
  };
  return (
    <form onSubmit={submit} className="grid w-full gap-2.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <input
        id={id}
        type={kind === 'email' ? 'email' : 'url'}
        inputMode={kind === 'email' ? 'email' : 'url'}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        placeholder={placeholder}
        autoComplete="off"
        ref={field}
        spellCheck={false}
        aria-invalid={failed !== null || undefined}
        aria-describedby={`${id}-hint`}
        className="h-10 min-w-0 rounded-2 border border-control bg-surface px-3 text-16 mid:text-14"
      />
      <Hint id={`${id}-hint`}>
        Reminders come at nine in the morning, {timeZone} time.
        {kind === 'webhook' ? ' Its signing secret is shown once, after you add it.' : ''}
      </Hint>
      <label className="flex min-h-6 items-center gap-2 text-13">
        <input type="checkbox" checked={forAll} onChange={(event) => setForAll(event.currentTarget.checked)} className="size-4" />
        For all connections
      </label>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          size="sm"
          variant="secondary"
          working={change.isPending}
          notYet={address.trim() === '' ? 'Type it first.' : null}
        >
          Add
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {failed ? <ProblemCallout problem={toProblem(failed)} /> : null}
    </form>
  );
}

/** Two ways to be reached that can be added. Without a mail server one of them cannot, and says so. */
export function AddChannel({ mailReady, change }: Readonly<{ mailReady: boolean; change: ChannelChange }>) {
  const [open, setOpen] = useState<ChannelKind | null>(null);
  const show = (kind: ChannelKind) => {
    change.reset();
    setOpen(kind);
  };
  if (open) return <Fields key={open} kind={open} change={change} onClose={() => setOpen(null)} />;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {mailReady ? (
          <Button size="sm" variant="secondary" onClick={() => show('email')}>
            {texts.email.add}
          </Button>
        ) : null}
        <Button size="sm" variant="secondary" onClick={() => show('webhook')}>
          {texts.webhook.add}
        </Button>
      </div>
      {mailReady ? null : (
        <p className="text-12 text-ink-2">
          For e-mail, name a mail server with <code>ONRAMP_SMTP_URL</code> and <code>ONRAMP_MAIL_FROM</code>, then restart Onramp.
        </p>
      )}
    </div>
  );
}
