'use client';

import { useMutation } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { EnvironmentName } from '@/lib/webex/environments';

const choices = [
  { name: 'commercial', label: 'Commercial', host: 'idbroker.webex.com', text: 'Almost everyone. You manage users at admin.webex.com.' },
  {
    name: 'government',
    label: 'Government',
    host: 'idbroker-f.webex.com',
    text: 'Webex for Government (FedRAMP). Sign-in goes to a separate broker.',
  },
  {
    name: 'sandbox',
    label: 'Sandbox',
    host: 'this server',
    text: 'Try every step without a tenant. Answers are simulated, with sample organizations; nothing leaves this server.',
  },
] as const satisfies readonly { name: EnvironmentName; label: string; host: string; text: string }[];

export function EnvironmentChoice({ sandboxEnabled }: Readonly<{ sandboxEnabled: boolean }>) {
  const router = useRouter();
  const [chosen, setChosen] = useState<EnvironmentName>('commercial');
  const create = useMutation({
    mutationFn: () => api.create(chosen),
    onSuccess: (view) => router.push(`/connections/${view.id}/setup/prepare`),
  });
  const offered = choices.filter((choice) => choice.name !== 'sandbox' || sandboxEnabled);
  const label = offered.find((choice) => choice.name === chosen)?.label;
  return (
    <div className="grid gap-7">
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold">Which Webex do you use?</legend>
        {offered.map((choice) => (
          <label
            key={choice.name}
            className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-0.5 rounded-3 border border-line bg-surface px-3.5 py-3 hover:bg-hover has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-checked:ring-inset has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-live"
          >
            <input
              type="radio"
              name="environment"
              value={choice.name}
              checked={chosen === choice.name}
              onChange={() => setChosen(choice.name)}
              aria-label={choice.label}
              aria-describedby={`about-${choice.name}`}
              className="mt-px size-4.5 appearance-none rounded-full border-[1.5px] border-control bg-surface outline-none checked:border-[5.5px] checked:border-ink"
            />
            <span className="font-medium">{choice.label}</span>
            <span className="pt-0.5 font-mono text-12 text-ink-2 max-mid:hidden">{choice.host}</span>
            <span id={`about-${choice.name}`} className="col-start-2 col-end-[-1] text-13 text-ink-2">
              {choice.text}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" size="lg" working={create.isPending || create.isSuccess} onClick={() => create.mutate()}>
          Start with {label}
          <ChevronRight aria-hidden="true" className="size-4" />
        </Button>
        <span className="text-13 text-ink-2">You can leave at any step and come back.</span>
      </div>
      {create.error ? <ProblemCallout problem={toProblem(create.error)} /> : null}
    </div>
  );
}
