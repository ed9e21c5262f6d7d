'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { useTimeZone } from '@/components/ui/use-browser';
import { activityHref } from '@/lib/activity/addresses';
import { type ActFilter, actGroups, actorKinds, longestActor, noFilter, readActFilter, toActQuery } from '@/lib/activity/filter';

const control = 'h-9 w-full rounded-2 border border-control bg-surface px-2.5 text-16 mid:text-14';

interface FieldProps {
  label: string;
  children: (id: string) => ReactNode;
}

function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-13 text-ink-2">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  all: string;
  names: Readonly<Record<string, string>>;
  chosen: string | null;
}

function Choice({ label, name, all, names, chosen }: ChoiceProps) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} name={name} defaultValue={chosen ?? ''} className={control}>
          <option value="">{all}</option>
          {Object.entries(names).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A form whose state is the address. Without scripts it is sent as it is; the days are then those of UTC. */
export function ActivityFilter({ connectionId, filter }: Readonly<{ connectionId: string | null; filter: ActFilter }>) {
  const router = useRouter();
  const here = useTimeZone();
  // A link that names days names whose they are; new ones are the reader's own.
  const timeZone = filter.from || filter.to ? filter.timeZone : here;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const wanted = readActFilter(Object.fromEntries([...fields].map(([name, value]) => [name, String(value)])));
    router.push(activityHref(connectionId, wanted));
  };
  return (
    <search aria-label="Activity">
      <form
        // What the address says is what the form shows, also after a step back.
        key={toActQuery(filter)}
        action={activityHref(connectionId, noFilter)}
        onSubmit={submit}
        className="grid gap-3 rounded-3 border border-line bg-surface p-3 mid:grid-cols-3"
      >
        <Choice label="What was done" name="group" all="Everything" names={actGroups} chosen={filter.group} />
        <Choice label="Who did it" name="by" all="Everybody" names={actorKinds} chosen={filter.by} />
        <Field label="Name contains">
          {(id) => (
            <input
              id={id}
              name="actor"
              type="search"
              defaultValue={filter.actor}
              maxLength={longestActor}
              autoComplete="off"
              spellCheck={false}
              className={control}
            />
          )}
        </Field>
        <Field label="First day">
          {(id) => <input id={id} name="from" type="date" defaultValue={filter.from ?? ''} className={control} />}
        </Field>
        <Field label="Last day">{(id) => <input id={id} name="to" type="date" defaultValue={filter.to ?? ''} className={control} />}</Field>
        <input type="hidden" name="timeZone" value={timeZone} />
        <div className="flex items-end gap-3">
          <Button type="submit">Filter</Button>
          {toActQuery(filter) ? (
            <Link href={activityHref(connectionId, noFilter)} className="link inline-flex min-h-9 items-center text-13">
              Show everything
            </Link>
          ) : null}
        </div>
        <p className="text-13 text-ink-2 mid:col-span-3">Days are those of {timeZone}.</p>
      </form>
    </search>
  );
}
