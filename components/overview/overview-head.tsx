'use client';

import { Pencil } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange, useConnection } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import { shortenId } from '@/lib/webex/shorten-id';

function NameForm({ view, onDone }: Readonly<{ view: ConnectionView; onDone: () => void }>) {
  const input = useRef<HTMLInputElement>(null);
  const rename = useChange(view.id, (name: string) => api.change(view.id, { name }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate(input.current?.value ?? '', { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className="grid gap-2 pt-1">
      <label htmlFor="connection-name" className="text-13 font-medium">
        Name of the connection
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={input}
          id="connection-name"
          defaultValue={view.name}
          maxLength={120}
          autoComplete="off"
          aria-describedby="connection-name-note"
          className="h-9 w-80 max-w-full rounded-2 border border-control bg-surface px-3 text-16 mid:text-14"
        />
        <Button type="submit" size="sm" working={rename.isPending}>
          Save the name
        </Button>
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
      </div>
      <p id="connection-name-note" className="text-12 text-ink-2">
        For example the customer. Leave it empty to go by what Webex says.
      </p>
      {rename.error ? <ProblemCallout problem={toProblem(rename.error)} /> : null}
    </form>
  );
}

/** What the connection is called and about. Its name can be changed here. */
export function OverviewHead({ initial }: Readonly<{ initial: ConnectionView }>) {
  const view = useConnection(initial.id, initial);
  const [naming, setNaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <header className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-2">
        <PageTitle page={`${view.id}/overview`} className="min-w-0 text-20 [overflow-wrap:anywhere]">
          {view.name}
        </PageTitle>
        <Button ref={button} size="sm" variant="ghost" aria-expanded={naming} onClick={() => setNaming(!naming)}>
          <Pencil aria-hidden="true" className="size-3.5" />
          Rename
        </Button>
      </div>
      <p className="text-ink-2">
        {view.organizationId ? (
          <>
            Okta to Webex <span className="font-mono text-13">{shortenId(view.organizationId)}</span>
          </>
        ) : (
          'Okta to Webex. No Organization ID yet.'
        )}
      </p>
      {naming ? (
        <NameForm
          view={view}
          onDone={() => {
            setNaming(false);
            button.current?.focus();
          }}
        />
      ) : null}
    </header>
  );
}
